// SPDX-License-Identifier: Apache-2.0
package com.example.features;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.flink.FeatureJobConfig;
import io.featureparity.kafka.KafkaBrokers;
import io.featureparity.kafka.wire.RecordForm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the job is told on its command line, each as {@code --name value}. The files of the model are read where the job is
 * submitted; it carries their texts to the cluster.
 *
 * @param brokers {@code --brokers}: the addresses of Kafka's brokers
 * @param kafkaProperties {@code --kafka-properties}: a file of settings of Kafka's clients, such as those of TLS and SASL, which is at
 *     the same place on every machine; its values do not travel with the job. None if it is not said
 * @param bars {@code --bars}: the topic of bars; {@code bars} if it is not said
 * @param publications {@code --publications}: the topic of macro publications; {@code publications} if it is not said
 * @param features {@code --features}: the topic that gets the vectors; {@code features} if it is not said
 * @param refused {@code --refused}: the topic that gets what was refused; {@code refused} if it is not said
 * @param form {@code --form}: {@code avro} or {@code json}; {@code avro} if it is not said
 * @param name {@code --name}: group and transactions have it; {@code features} if it is not said
 * @param idleAfter {@code --idle-after}: after how many milliseconds a partition of bars from which nothing comes holds the others up no
 *     more, or {@code never}; 60,000 if it is not said
 * @param checkpointMillis {@code --checkpoint}: milliseconds between two checkpoints, if Flink's settings have none; 10,000 if it
 *     is not said
 * @param model {@code --contract}, {@code --statistics} and {@code --manifest}: the files that training wrote
 */
record JobArguments(
        String brokers,
        Optional<Path> kafkaProperties,
        String bars,
        String publications,
        String features,
        String refused,
        RecordForm form,
        String name,
        Optional<Duration> idleAfter,
        long checkpointMillis,
        FeatureJobConfig model) {

    private static final List<String> NAMES = List.of(
            "--brokers",
            "--bars",
            "--publications",
            "--features",
            "--refused",
            "--form",
            "--name",
            "--checkpoint",
            "--contract",
            "--statistics",
            "--manifest",
            "--kafka-properties",
            "--idle-after");

    private static final long LONGEST_IDLE = 86_400_000;
    private static final long SHORTEST_CHECKPOINT = 10;

    /** With the timeout of a checkpoint, 10 minutes, it must be shorter than a transaction may be open, 15 minutes. */
    private static final long LONGEST_CHECKPOINT = 240_000;

    /**
     * Reads the arguments and the files.
     *
     * @param arguments the command line
     * @return what it says
     * @throws ComponentException if an argument is missing, unknown or not possible
     * @throws io.featureparity.contract.error.FeatureParityException if a file cannot be read, or is not the model's
     */
    static JobArguments of(String... arguments) {
        Map<String, String> given = byName(arguments);
        List<Fault> faults = new ArrayList<>();
        for (String name : List.of("--brokers", "--contract", "--statistics", "--manifest")) {
            if (!given.containsKey(name)) {
                faults.add(fault(name, "must be given", "missing"));
            }
        }
        if (!faults.isEmpty()) {
            throw new ComponentException(faults, null);
        }
        return new JobArguments(
                given.getOrDefault("--brokers", ""),
                Optional.ofNullable(given.get("--kafka-properties")).map(Path::of),
                given.getOrDefault("--bars", "bars"),
                given.getOrDefault("--publications", "publications"),
                given.getOrDefault("--features", "features"),
                given.getOrDefault("--refused", "refused"),
                form(given.getOrDefault("--form", "avro")),
                given.getOrDefault("--name", "features"),
                idleAfter(given.getOrDefault("--idle-after", "60000")),
                millis(
                        "--checkpoint",
                        given.getOrDefault("--checkpoint", "10000"),
                        SHORTEST_CHECKPOINT,
                        LONGEST_CHECKPOINT),
                FeatureJobConfig.of(
                                text(given.getOrDefault("--contract", "")),
                                text(given.getOrDefault("--statistics", "")),
                                text(given.getOrDefault("--manifest", "")))
                        .build());
    }

    /** {@return where the brokers are, and how clients talk to them} */
    KafkaBrokers kafka() {
        KafkaBrokers at = KafkaBrokers.at(brokers);
        return kafkaProperties.map(at::withFile).orElse(at);
    }

    private static Map<String, String> byName(String... arguments) {
        Map<String, String> given = new TreeMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i];
            if (!NAMES.contains(name)) {
                throw refused(name, "must be one of " + String.join(", ", NAMES), "unknown");
            }
            if (i + 1 == arguments.length) {
                throw refused(name, "must have a value after it", "the last argument");
            }
            if (given.put(name, arguments[i + 1]) != null) {
                throw refused(name, "must be given once", "there twice");
            }
        }
        return given;
    }

    private static RecordForm form(String text) {
        for (RecordForm form : RecordForm.values()) {
            if (form.name().toLowerCase(Locale.ROOT).equals(text)) {
                return form;
            }
        }
        throw refused("--form", "must be avro or json", text);
    }

    private static Optional<Duration> idleAfter(String text) {
        return text.equals("never")
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(millis("--idle-after", text, 1, LONGEST_IDLE)));
    }

    private static long millis(String name, String text, long least, long most) {
        try {
            long millis = Long.parseLong(text);
            if (millis >= least && millis <= most) {
                return millis;
            }
        } catch (NumberFormatException notOne) {
            // refused below
        }
        throw refused(name, "must be milliseconds from " + least + " to " + most, text);
    }

    private static String text(String file) {
        return JsonDocument.load(Path.of(file)).canonicalText();
    }

    private static ComponentException refused(String name, String rule, String value) {
        return new ComponentException(fault(name, rule, value));
    }

    private static Fault fault(String name, String rule, String value) {
        return new Fault(ErrorCode.FLINK_SETTING, Place.item("argument", name), rule, value);
    }
}
