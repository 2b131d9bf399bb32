// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.checkpoint.CheckpointPlace;
import io.featureparity.audit.checkpoint.CheckpointSigner;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.storage.LogFolder;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.Place;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.testsupport.document.CalculationJson;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Small logs for tests. */
final class TestLogs {

    static final String NAME = "example.com/test";
    static final long OPENING = 1_709_557_200_000L; // 2024-03-04, a Monday, 13:00 UTC
    static final long BAR = 300_000;
    static final long DAY = 86_400_000;
    static final long WALL_TIME = 1_709_557_201_234L;

    private static final Model TINY = makeTiny();
    private static final CheckpointSigner SIGNER = makeSigner();

    private TestLogs() {}

    /** One market feature, the position and the time. */
    static Model tiny() {
        return TINY;
    }

    private static Model makeTiny() {
        FeatureContract contract = FeatureContract.parse(
                "tiny",
                ContractDocument.of("tiny")
                        .macro("dxy")
                        .feature("ret", CalculationJson.logReturn(1, "log_of_quotient"), 0.0, "close")
                        .stateFeature("position", CalculationJson.of("position").with("limit", 1.0), -1)
                        .stateFeature("time_normalized", CalculationJson.of("session_time"), 0)
                        .toJson());
        return Model.of(contract, NormStats.of("tiny", Map.of("ret", new FeatureStatistics(0.0, 0.001))));
    }

    static Model usdcop() {
        return Model.of(
                FeatureContract.builtIn("usdcop-m5", "1.0.0"),
                NormStats.parse("norm_stats.json", GoldenData.statistics()));
    }

    static AuditSettings settings(Model model) {
        return new AuditSettings(
                NAME,
                model,
                () -> WALL_TIME,
                Durability.every(Duration.ofHours(1)),
                WhenFull.fail(),
                Long.MAX_VALUE,
                true,
                true,
                Retention.ALL,
                Integer.MAX_VALUE,
                64,
                Duration.ofSeconds(30),
                null);
    }

    /** Settings with some of them changed. */
    static final class Changed {
        private final AuditSettings from;
        private String name;
        private LongSupplier wallClock;
        private Durability durability;
        private WhenFull whenFull;
        private long segmentBytes;
        private boolean packs;
        private Retention retention;
        private int stateBars;
        private int places;
        private Duration closing;
        private AuditSettings.@Nullable Signing signing;

        private Changed(AuditSettings from) {
            this.from = from;
            this.name = from.name();
            this.wallClock = from.wallClock();
            this.durability = from.durability();
            this.whenFull = from.whenFull();
            this.segmentBytes = from.segmentBytes();
            this.packs = from.packs();
            this.retention = from.retention();
            this.stateBars = from.stateBars();
            this.places = from.places();
            this.closing = from.closing();
            this.signing = from.signing();
        }

        Changed name(String chosen) {
            name = chosen;
            return this;
        }

        Changed wallClock(LongSupplier chosen) {
            wallClock = chosen;
            return this;
        }

        Changed durability(Durability chosen) {
            durability = chosen;
            return this;
        }

        Changed whenFull(WhenFull chosen) {
            whenFull = chosen;
            return this;
        }

        Changed segmentBytes(long chosen) {
            segmentBytes = chosen;
            return this;
        }

        Changed packs(boolean chosen) {
            packs = chosen;
            return this;
        }

        Changed retention(UnaryOperator<Retention> chosen) {
            retention = chosen.apply(retention);
            return this;
        }

        Changed stateBars(int chosen) {
            stateBars = chosen;
            return this;
        }

        Changed places(int chosen) {
            places = chosen;
            return this;
        }

        Changed closing(Duration chosen) {
            closing = chosen;
            return this;
        }

        Changed signing(CheckpointSigner signer, CheckpointPlace place, int every) {
            signing = new AuditSettings.Signing(signer, place, every);
            return this;
        }

        Changed unsigned() {
            signing = null;
            return this;
        }

        AuditSettings of() {
            return new AuditSettings(
                    name,
                    from.model(),
                    wallClock,
                    durability,
                    whenFull,
                    segmentBytes,
                    from.bySession(),
                    packs,
                    retention,
                    stateBars,
                    places,
                    closing,
                    signing);
        }
    }

    static Changed change(AuditSettings settings) {
        return new Changed(settings);
    }

    /** An engine without a sink that has seen so many bars that it can be observed. */
    static FeatureEngine warm(Model model) {
        FeatureEngine engine = FeatureEngine.of(model);
        double[] macro = new double[model.contract().macroColumns().size()];
        for (int i = 0; i <= model.contract().warmUpBars(); i++) {
            double price = 4000 + i % 7;
            engine.update(OPENING + i * BAR, price, price + 2, price - 2, price + 1, macro);
        }
        return engine;
    }

    /** Serves one observation whose position is the given number, so that it can be told from others. */
    static void serve(InstrumentLog log, FeatureEngine engine, int id) {
        log.observed(engine, id, 0.5, new float[engine.contract().size()], 0);
    }

    static List<AuditRecord> read(LogFolder folder) {
        List<AuditRecord> records = new ArrayList<>();
        try (AuditReader reader = AuditReader.open(folder)) {
            for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
        return records;
    }

    /** A key that is the same in each run. */
    static CheckpointSigner signer() {
        return SIGNER;
    }

    private static CheckpointSigner makeSigner() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new FixedRandom());
            KeyPair keys = generator.generateKeyPair();
            return CheckpointSigner.of("example.com/key", keys);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static final class FixedRandom extends SecureRandom {
        private static final long serialVersionUID = 1L;

        @Override
        public void nextBytes(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) i;
            }
        }
    }

    /** A place for checkpoints in memory, which is never harmed. */
    static final class Safe implements CheckpointPlace {
        final TreeMap<Long, String> notes = new TreeMap<>();

        Safe copy() {
            Safe copy = new Safe();
            copy.notes.putAll(notes);
            return copy;
        }

        boolean fails;
        boolean unreadable;

        @Override
        public void keep(long records, String note) throws IOException {
            if (fails) {
                throw new IOException("the place is away");
            }
            notes.put(records, note);
        }

        @Override
        public List<Long> kept() throws IOException {
            if (unreadable) {
                throw new IOException("the place is away");
            }
            return List.copyOf(notes.keySet());
        }

        @Override
        public String read(long records) {
            return notes.get(records);
        }

        @Override
        public Place place(long records) {
            return Place.named("checkpoint " + records);
        }
    }
}
