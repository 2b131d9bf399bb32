// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.log;

import io.featureparity.audit.AuditLog;
import io.featureparity.audit.AuditLogBuilder;
import io.featureparity.audit.Durability;
import io.featureparity.audit.InstrumentLog;
import io.featureparity.audit.checkpoint.CheckpointFolder;
import io.featureparity.audit.checkpoint.CheckpointSigner;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;

/** A log for tests: two instruments, three sessions, bars of which some are observed, and values of every kind. */
public final class ServedLog {

    /** 2024-03-04, a Monday, 13:00 UTC. */
    public static final long OPENING = 1_709_557_200_000L;

    /** When the first observation was served. */
    public static final long SERVED = OPENING + 1_234;

    /** How many bars each instrument has in a session. */
    public static final int BARS = 5;

    /** The positions, in turn. */
    private static final double[] POSITIONS = {
        0.5, -0.0, 0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 1e-300
    };

    private static final long BAR = 300_000;
    private static final long DAY = 86_400_000;
    private static final Model MODEL = Model.of(
            FeatureContract.builtIn("usdcop-m5", "1.0.0"), NormStats.parse("norm_stats.json", GoldenData.statistics()));

    private final Path folder;
    private final CheckpointSigner signer;
    private int served;

    private ServedLog(Path folder) {
        this.folder = folder;
        try {
            signer = CheckpointSigner.of(
                    "example.com/key", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
            Files.writeString(key(), signer.verifier() + "\n");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a place for a log; nothing is written but the key. */
    public static ServedLog in(Path folder) {
        return new ServedLog(folder);
    }

    /** Writes three sessions. */
    public static ServedLog written(Path folder) {
        ServedLog log = new ServedLog(folder);
        try (AuditLog writer = log.open(MODEL)) {
            log.serve(writer, 0, 3);
        }
        return log;
    }

    /** Opens the log to be written. */
    public AuditLog open(Model model) {
        AuditLogBuilder settings = AuditLog.in(folder(), "example.com/two", model, () -> SERVED + 1000L * served)
                .durability(Durability.everyRecord(Duration.ofMinutes(5)))
                .packSegments(false)
                .checkpoints(signer, new CheckpointFolder(checkpoints()));
        return settings.open();
    }

    /** {@return the model} */
    public static Model model() {
        return MODEL;
    }

    /** Serves the bars of some days; at every second bar nothing is observed. */
    public void serve(AuditLog writer, int fromDay, int toDay) {
        InstrumentLog cop = writer.instrument("USD/COP");
        InstrumentLog odd = writer.instrument("odd, \"name\"");
        Model model = MODEL;
        FeatureEngine first = FeatureEngine.of(model, BadPrices.ABSENT, cop);
        FeatureEngine second = FeatureEngine.of(model, BadPrices.ABSENT, odd);
        double[] macro = new double[model.contract().macroColumns().size()];
        float[] observation = new float[model.contract().size()];
        for (int day = fromDay; day < toDay; day++) {
            for (int i = 0; i < BARS; i++) {
                long time = OPENING + day * DAY + i * BAR;
                macro[0] = i == 2 ? Double.NaN : 103.5 + i;
                for (FeatureEngine engine : new FeatureEngine[] {first, second}) {
                    engine.update(time, 4000, 4002 + i, i == 3 ? Double.NaN : 3998.5, 4000.25 + i, macro);
                }
                if (i % 2 == 0) {
                    for (int k = 0; k < observation.length; k++) {
                        observation[k] = (float) POSITIONS[(served + k) % POSITIONS.length];
                    }
                    cop.observed(first, POSITIONS[served % POSITIONS.length], 0.1 * i, observation, 0);
                    served++;
                }
            }
        }
    }

    /** {@return the folder of the log} */
    public Path folder() {
        return folder.resolve("log");
    }

    /** {@return the folder of its checkpoints} */
    public Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    /** {@return the file with the key of the checkpoints} */
    public Path key() {
        return folder.resolve("audit.pub");
    }

    /** {@return the file of a segment} */
    public Path segment(int number) {
        return folder().resolve("segment-000000000" + number + ".fpaudit");
    }

    /** Alters a byte of a segment. */
    public void flip(int number, int at) {
        try {
            byte[] bytes = Files.readAllBytes(segment(number));
            bytes[at < 0 ? bytes.length + at : at] ^= 1;
            Files.write(segment(number), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
