// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.InstrumentLog;
import io.featureparity.contract.Bar;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.parity.report.Verdict;
import io.featureparity.testsupport.document.ContractDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterTry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Services whose bars come twice, late, badly or not at all, that restart and lose records: what they serve is right all the same. */
class UnevenServiceTest {

    private static final String PAIR = "USD/COP";

    private final Path folder = temporary();

    private static Path temporary() {
        try {
            return Files.createTempDirectory("audited");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    @AfterTry
    void remove() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Bar bar(double[][] market, int at, int row) {
        double[] bar = market[row];
        return new Bar(Instant.ofEpochMilli(ServedLogs.time(at)), bar[0], bar[1], bar[2], bar[3], Double.NaN);
    }

    private static MacroValues macro(double[][] market, int row) {
        Map<String, Double> macro = new LinkedHashMap<>();
        for (int i = 0; i < ServedLogs.CONTRACT.macroColumns().size(); i++) {
            macro.put(ServedLogs.CONTRACT.macroColumns().get(i), market[row][4 + i]);
        }
        return MacroValues.of(ServedLogs.CONTRACT.macroColumns(), macro);
    }

    @Test
    void barsThatWereInsertedReplacedAndTakenAsAbsentAreComputedAgain() {
        FeatureContract contract = FeatureContract.parse(
                "uneven",
                ContractDocument.builtIn("1.0.0")
                        .set("/policies/live/bad_prices", "absent")
                        .set("/policies/live/conflicting_duplicate", "replace")
                        .toJson());
        Model model = Model.of(contract, ServedLogs.MODEL.stats());
        double[][] market = ServedLogs.market(3, 60);
        ServedLogs.write(folder, model, settings -> {}, log -> {
            MarketFeed feed = MarketFeed.of(model)
                    .policy("live")
                    .sink(log.instrument(PAIR))
                    .build();
            for (int i = 0; i < 60; i++) {
                if (i % 17 == 5) {
                    continue; // is inserted
                }
                if (i % 13 == 7) { // comes twice, and otherwise
                    feed.accept(bar(market, i, i - 1), macro(market, i));
                    observe(feed.features());
                }
                if (i % 11 == 4) {
                    market[i][2] = -1; // no price
                }
                feed.accept(bar(market, i, i), macro(market, i));
                observe(feed.features());
            }
        });

        AuditedLog found = LogAudit.run(AuditRequest.of(folder));

        assertThat(found.obstacles()).isEmpty();
        assertThat(found.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(found.equal()).isEqualTo(found.counts().served()).isGreaterThan(40);
    }

    private static void observe(FeatureView features) {
        if (features.missingBars() == 0) {
            features.observe(
                    0.25, features.lastMillis(), new float[features.contract().size()]);
        }
    }

    @Test
    void behindMissingRecordsNothingIsComputedUntilTheNextState() {
        ServedLogs.write(folder, log -> {
            ForgetfulSink sink = new ForgetfulSink(log.instrument(PAIR));
            FeatureEngine engine = ServedLogs.engine(ServedLogs.MODEL, sink);
            double[][] market = ServedLogs.market(1, 180);
            ServedLogs.serve(engine, market, 0, 80);
            sink.forgets = true;
            ServedLogs.serve(engine, market, 80, 83);
            sink.forgets = false;
            ServedLogs.serve(engine, market, 83, 180);
        });

        AuditedLog found = LogAudit.run(AuditRequest.of(folder));

        AuditedInstrument instrument = found.instruments().get(0);
        assertThat(instrument.reasons()).containsExactly(Map.entry(NotRecomputed.RECORDS_MISSING, 37L));
        assertThat(instrument.missing().first()).isEqualTo(Instant.ofEpochMilli(ServedLogs.time(83)));
        assertThat(instrument.missing().last()).isEqualTo(Instant.ofEpochMilli(ServedLogs.time(119)));
        assertThat(instrument.isEqual()).isTrue();
        assertThat(found.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(found.statements())
                .anySatisfy(statement -> assertThat(statement.toString())
                        .isEqualTo("not computed again, for records are missing before it: 37 served vectors"));
    }

    /** Tells its log nothing for a while. */
    private static final class ForgetfulSink implements ObservationSink {
        private final InstrumentLog log;
        private boolean forgets;

        private ForgetfulSink(InstrumentLog log) {
            this.log = log;
        }

        @Override
        public boolean wantsState(FeatureView features, long time) {
            return !forgets && log.wantsState(features, time);
        }

        @Override
        public void state(EngineSnapshot snapshot, long time) {
            log.state(snapshot, time);
        }

        @Override
        public void updated(FeatureView features, BarBuffer bar) {
            if (!forgets) {
                log.updated(features, bar);
            }
        }

        @Override
        public void observed(FeatureView features, double position, double clock, float[] out, int offset) {
            if (!forgets) {
                log.observed(features, position, clock, out, offset);
            }
        }
    }

    @Property(tries = 25)
    void whateverHappensToAServiceIsNoDifference(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] market = ServedLogs.market(seed, 400);
        for (int opening = 0, from = 0; opening < 3; opening++) {
            int begin = from;
            int end = Math.min(400, begin + 20 + random.nextInt(150));
            int states = 5 + random.nextInt(60);
            ServedLogs.write(folder, ServedLogs.MODEL, settings -> settings.stateEveryBars(states), log -> {
                ForgetfulSink sink = new ForgetfulSink(log.instrument(PAIR));
                FeatureEngine engine = FeatureEngine.of(ServedLogs.MODEL, BadPrices.ABSENT, sink);
                for (int i = begin; i < end; i++) {
                    sink.forgets = random.nextInt(40) == 0;
                    act(engine, random, market, i);
                }
            });
            from = random.nextBoolean() ? end : begin;
        }

        AuditedLog found = LogAudit.run(AuditRequest.of(folder));

        assertThat(found.report().diverged()).as("seed " + seed).isZero();
        assertThat(found.damage()).isEmpty();
        AuditedInstrument instrument = found.instruments().get(0);
        assertThat(instrument.equal()).isEqualTo(instrument.recomputed());
        assertThat(instrument.recomputed() + instrument.missing().rows()).isEqualTo(instrument.served());
    }

    private static void act(FeatureEngine engine, SplittableRandom random, double[][] market, int at) {
        EngineSnapshot before = engine.snapshot();
        switch (random.nextInt(60)) {
            case 0 -> engine.reset();
            case 1 -> engine.advance(ServedLogs.time(at));
            default -> ServedLogs.update(engine, market[at], at);
        }
        int times = random.nextInt(3);
        for (int i = 0; i < times && engine.missingBars() == 0; i++) {
            engine.observeWithClock(random.nextDouble(-2, 2), random.nextDouble(), new float[15]);
        }
        if (random.nextInt(70) == 0) {
            engine.restore(before);
            observe(engine.view());
        }
    }
}
