// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.kafka.wire.RecordForm;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the command prints and ends with. A demo without servers gives it what a job computed; {@link WholeDemoIT} has them. */
class FlinkDemoCommandTest {

    private static final String EQUAL = """
        instruments                    2
        bars                         120
        failures injected              0
        bad records sent               1
        bad records refused            1
        observations compared         92
        different                      0
        missing                        0
        double                         0
        """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> done = new ArrayList<>();
    private final FlinkDemoCommand command = new FlinkDemoCommand(this::start);

    /** In which form one bit of one value is another one. */
    private String spoilt = "";

    private Demo start(DemoSettings settings, Consumer<String> progress) {
        done.add("started");
        return new Computed(DemoMarket.of(settings.seed(), settings.instruments(), settings.sessions()));
    }

    /** A job's vectors are there already. */
    private final class Computed implements Demo {

        private final DemoMarket market;

        Computed(DemoMarket market) {
            this.market = market;
        }

        @Override
        public Outcome run(RecordForm form, Consumer<String> progress) {
            List<FeatureVector> came = market.expected();
            if (form.name().equals(spoilt)) {
                FeatureVector one = came.get(5);
                float[] observation = one.observation();
                observation[3] = Math.nextUp(observation[3]);
                came.set(
                        5,
                        FeatureVector.wrapping(
                                one.instrument(), one.time(), one.barsSeen(), false, observation, one.raw()));
            }
            DemoResult result = DemoResult.of(market, 0, 1, Map.of("FP-1307", 1), market.expected(), came);
            return new Outcome(result, "savepoint of " + form, List.of());
        }

        @Override
        public void goOn(Outcome outcome) {
            done.add("went on from " + outcome.savepoint());
            command.stop(new PrintWriter(err, true));
        }

        @Override
        public String brokers() {
            return "127.0.0.1:9092";
        }

        @Override
        public URI page() {
            return URI.create("http://127.0.0.1:8081");
        }

        @Override
        public void close() {
            done.add("closed");
        }
    }

    private int run(String... arguments) {
        return command.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private int runSmall(String form, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--instruments", "2", "--sessions", "1", "--seed", "7", "--failures", "0", "--form", form));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void itEndsWith0IfNothingDiffers() {
        assertThat(runSmall("avro", "--exit")).isZero();
        assertThat(out).hasToString(EQUAL);
        assertThat(done).containsExactly("started", "closed");
    }

    @Test
    void itEndsWith1IfOneBitOfOneObservationDiffers() {
        spoilt = "AVRO";
        assertThat(runSmall("avro", "--exit")).isEqualTo(1);
        assertThat(out)
                .hasToString(EQUAL.replace("different                      0", "different                      1"));
        assertThat(done).containsExactly("started", "closed");
    }

    @Test
    void itEndsWith1IfTheSecondFormDiffers() {
        spoilt = "JSON";
        assertThat(runSmall("avro,json", "--exit", "--json")).isEqualTo(1);
        assertThat(out.toString().lines().filter(line -> line.contains("\"equal\"") || line.contains("\"different\"")))
                .containsExactly(
                        "  \"equal\": true,", "  \"different\": 0,", "  \"equal\": false,", "  \"different\": 1,");
    }

    @Test
    void withoutExitTheJobGoesOnFromTheSavepointUntilItIsStopped() {
        spoilt = "JSON";
        assertThat(runSmall("json,avro")).isEqualTo(1);
        assertThat(done).containsExactly("started", "went on from savepoint of JSON", "closed", "closed");
        assertThat(err.toString().lines())
                .containsExactly(
                        "Kafka is at 127.0.0.1:9092, with the topics bars, publications, features and refused",
                        "Flink's page is at http://127.0.0.1:8081",
                        "the job goes on where it was stopped, until this is stopped (Ctrl-C)");
    }

    private int failing(Exception thrown) {
        return new FlinkDemoCommand((settings, progress) -> {
                    throw thrown;
                })
                .run(new PrintWriter(out, true), new PrintWriter(err, true), "--exit");
    }

    @Test
    void aDemoThatFailsEndsWith3AndNoTable() {
        Fault fault = new Fault(ErrorCode.DEMO_SERVER, "checkpoint", "must come within PT5M", "not there");
        assertThat(failing(new ComponentException(fault))).isEqualTo(3);
        assertThat(failing(new IllegalStateException("no port"))).isEqualTo(3);
        assertThat(err.toString().lines())
                .containsExactly("parity: " + fault, "parity: java.lang.IllegalStateException: no port");
        assertThat(out.toString()).isEmpty();
    }

    private String wrongUsage(String... arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        return err.toString();
    }

    @Test
    void wrongUsageIsRefusedBeforeAnythingStarts() {
        assertThat(wrongUsage("--bogus")).contains("Unknown option: '--bogus'");
        assertThat(wrongUsage("--instruments", "0")).contains("--instruments must be from 1 to 10000, but was 0");
        assertThat(wrongUsage("--sessions", "101")).contains("--sessions must be from 1 to 100");
        assertThat(wrongUsage("--failures", "-1")).contains("--failures must be from 0 to 50");
        assertThat(wrongUsage("--form", "xml")).contains("--form must be avro or json, but was xml");
        assertThat(done).isEmpty();
    }

    @Test
    void helpIsGiven() {
        assertThat(run("help")).isZero();
        assertThat(out.toString()).contains("--exit", "--json", "--failures", "1   they are not");
        assertThat(done).isEmpty();
    }
}
