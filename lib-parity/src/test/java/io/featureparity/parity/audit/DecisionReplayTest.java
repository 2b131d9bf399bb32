// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.audit.AuditLog;
import io.featureparity.audit.InstrumentLog;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.parity.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One decision of a log, from the log alone. */
class DecisionReplayTest {

    private static final String PAIR = "USD/COP";
    private static final int WARM_UP = ServedLogs.CONTRACT.warmUpBars();

    @TempDir
    private Path folder;

    private ReplayedDecision replay(long at, @Nullable String instrument) {
        return DecisionReplay.of(new ReplayRequest(folder, Instant.ofEpochMilli(at), instrument, 24));
    }

    private Fault refusal(long at, @Nullable String instrument) {
        Fault[] found = new Fault[1];
        assertThatThrownBy(() -> replay(at, instrument))
                .isInstanceOfSatisfying(
                        AuditLogException.class,
                        refused -> found[0] = refused.faults().get(0));
        return found[0];
    }

    @Test
    void aDecisionIsComputedAgainFromTheLogAlone() {
        int bar = 133;
        ServedLogs.write(folder, ServedLogs.service(PAIR, 1, 200));
        FeatureEngine engine = FeatureEngine.of(ServedLogs.MODEL);
        ServedLogs.serve(engine, ServedLogs.market(1, 200), 0, bar + 1);
        float[] expected = new float[ServedLogs.CONTRACT.size()];
        engine.observe(ServedLogs.position(bar), ServedLogs.time(bar), expected);

        ReplayedDecision found = replay(ServedLogs.time(bar), null);

        assertThat(found.isEqual()).isTrue();
        assertThat(found.sentence()).isEqualTo("recomputed equals served to the bit");
        assertThat(found.served().bar().instrument()).isEqualTo(PAIR);
        assertThat(found.served().bar().decision()).contains(FeedDecision.ACCEPTED);
        assertThat(found.served().bar().index()).isEqualTo(bar);
        assertThat(found.served().position()).isEqualTo(ServedLogs.position(bar));
        assertThat(found.computedHash()).isEqualTo(found.served().observationHash());
        assertThat(found.damage()).isEmpty();
        assertThat(found.others()).isZero();
        assertThat(found.features()).hasSize(15);
        for (ReplayedFeature feature : found.features()) {
            int index = feature.feature().index();
            assertThat(feature.served()).isEqualTo(expected[index]);
            assertThat(feature.computed()).isEqualTo(expected[index]);
            assertThat(feature.isEqual()).isTrue();
        }
    }

    @Test
    void aFeatureComesWithFormulaClauseAndStatistics() {
        ServedLogs.write(folder, ServedLogs.service(PAIR, 1, 60));

        ReplayedDecision found = replay(ServedLogs.time(40), PAIR);

        ReplayedFeature rsi = found.features().get(3);
        assertThat(rsi.name()).isEqualTo("rsi_9");
        assertThat(rsi.clause()).isEqualTo("C3");
        assertThat(rsi.formula() + rsi.definitions()).contains("ewm_mean(", "alpha=1/9");
        assertThat(rsi.origin())
                .isEqualTo(ServedLogs.MODEL.stats().statistics("rsi_9").mean());
        assertThat(rsi.unit())
                .isEqualTo(ServedLogs.MODEL.stats().statistics("rsi_9").std());
        assertThat(rsi.served()).isEqualTo((float) ((rsi.servedRaw() - rsi.origin()) / rsi.unit()));
        ReplayedFeature position = found.features().get(13);
        assertThat(position.clause()).isEqualTo("D2");
        assertThat(position.formula()).isEmpty();
        assertThat(position.servedRaw()).isEqualTo(ServedLogs.position(40));
        assertThat(position.unit()).isEqualTo(1);
    }

    @Test
    void theBarsBeforeItAreThere() {
        ServedLogs.write(folder, ServedLogs.service(PAIR, 1, 100));
        double[][] market = ServedLogs.market(1, 100);

        BarsBefore before = replay(ServedLogs.time(90), PAIR).before();

        assertThat(before.bars()).hasSize(25);
        for (int i = 0; i < 25; i++) {
            int bar = 66 + i;
            BarsBefore.Seen seen = before.bars().get(i);
            assertThat(seen.bar().time()).isEqualTo(ServedLogs.time(bar));
            assertThat(seen.bar().close()).isEqualTo(market[bar][3]);
            assertThat(seen.computed()).hasSize(13);
            assertThat(seen.computed().get(3)).isEqualTo(seen.bar().raw(3));
        }
        assertThat(replay(ServedLogs.time(WARM_UP), PAIR).before().bars()).hasSize(WARM_UP + 1);
    }

    @Test
    void whatDiffersIsNamed() {
        ServedLogs.write(folder, ServedLogs.skewed(PAIR, 1, 100, ServedLogs.plainRsi()));

        ReplayedDecision found = replay(ServedLogs.time(90), PAIR);

        assertThat(found.isEqual()).isFalse();
        assertThat(found.differing()).extracting(ReplayedFeature::name).containsExactly("rsi_9");
        assertThat(found.sentence()).isEqualTo("recomputed differs from served: rsi_9");
        assertThat(found.computedHash()).isNotEqualTo(found.served().observationHash());
    }

    @Test
    void aDecisionBehindAMissingBeginningStartsAtItsState() throws IOException {
        ServedLogs.write(folder, ServedLogs.service(PAIR, 1, 180));
        Files.delete(ServedLogs.segments(folder).get(0));

        ReplayedDecision found = replay(ServedLogs.time(61), PAIR);

        assertThat(found.isEqual()).isTrue();
        assertThat(found.before().bars()).hasSize(2);
        assertThat(found.damage()).extracting(Fault::code).contains(ErrorCode.AUDIT_SEGMENT_MISSING);
    }

    /** A state that is not the service's one shows where the computation begins: what follows of it differs. */
    @Test
    void aReplayBeginsAtAStateShortlyBeforeTheDecision() {
        double[][] market = ServedLogs.market(1, 420);
        double[][] other = ServedLogs.market(2, 420);
        ServedLogs.write(folder, log -> {
            FeatureEngine wrong = FeatureEngine.of(ServedLogs.MODEL);
            ServedLogs.serve(wrong, other, 0, 240);
            OtherStateSink sink = new OtherStateSink(log.instrument(PAIR), ServedLogs.time(240), wrong.snapshot());
            ServedLogs.serve(ServedLogs.engine(ServedLogs.MODEL, sink), market, 0, 420);
        });

        assertThat(LogAudit.run(AuditRequest.of(folder)).verdict())
                .as("by the bars alone, all is right")
                .isEqualTo(Verdict.PARITY);
        assertThat(replay(ServedLogs.time(239), PAIR).isEqual()).isTrue();
        assertThat(replay(ServedLogs.time(263), PAIR).isEqual())
                .as("24 bars before it are of the session before")
                .isTrue();
        assertThat(replay(ServedLogs.time(264), PAIR).isEqual())
                .as("24 bars before it begins a session, with the wrong state")
                .isFalse();
        assertThat(replay(ServedLogs.time(325), PAIR).isEqual()).isTrue();
        BarsBefore before = replay(ServedLogs.time(325), PAIR).before();
        assertThat(before.bars())
                .hasSize(25)
                .allSatisfy(seen ->
                        assertThat(seen.computed().get(3)).isEqualTo(seen.bar().raw(3)));
    }

    /** Saves another state than the service's one, once. */
    private record OtherStateSink(InstrumentLog log, long at, EngineSnapshot other) implements ObservationSink {
        @Override
        public boolean wantsState(FeatureView features, long time) {
            return log.wantsState(features, time);
        }

        @Override
        public void state(EngineSnapshot snapshot, long time) {
            log.state(time == at ? other : snapshot, time);
        }

        @Override
        public void updated(FeatureView features, BarBuffer bar) {
            log.updated(features, bar);
        }

        @Override
        public void observed(FeatureView features, double position, double clock, float[] out, int offset) {
            log.observed(features, position, clock, out, offset);
        }
    }

    @Test
    void atATimeOfSeveralObservationsTheLastOneIsMeant() {
        ServedLogs.write(folder, log -> {
            FeatureEngine engine = ServedLogs.engine(ServedLogs.MODEL, log.instrument(PAIR));
            ServedLogs.serve(engine, ServedLogs.market(1, 20), 0, 20);
            engine.observe(-0.75, ServedLogs.time(19), new float[15]);
        });

        ReplayedDecision found = replay(ServedLogs.time(19), PAIR);

        assertThat(found.served().position()).isEqualTo(-0.75);
        assertThat(found.others()).isEqualTo(1);
        assertThat(found.isEqual()).isTrue();
        assertThat(found.before().bars()).hasSize(20);
    }

    // ---- what is not there

    @Test
    void betweenTwoBarsBothAreNamed() {
        ServedLogs.write(folder, ServedLogs.service(PAIR, 1, 60));

        Fault fault = refusal(ServedLogs.time(30) + 60_000, PAIR);

        assertThat(fault.code()).isEqualTo(ErrorCode.AUDIT_NO_DECISION);
        assertThat(fault.rule())
                .contains("the last one before is at " + Instant.ofEpochMilli(ServedLogs.time(30)))
                .contains("the next one at " + Instant.ofEpochMilli(ServedLogs.time(31)));
        assertThat(fault.value()).isEqualTo("2024-03-04T15:31:00Z");
    }

    @Test
    void beforeTheFirstDecisionTheNextIsNamed() {
        ServedLogs.write(folder, ServedLogs.service(PAIR, 1, 60));

        Fault early = refusal(0, PAIR);
        assertThat(early.rule())
                .contains("there is none before, the next one at " + Instant.ofEpochMilli(ServedLogs.time(WARM_UP)));
        Fault warmUp = refusal(ServedLogs.time(3), PAIR);
        assertThat(warmUp.value()).endsWith("a bar at which nothing was observed");
        Fault late = refusal(ServedLogs.time(60), PAIR);
        assertThat(late.rule()).contains("there is none behind");
    }

    @Test
    void anEmptyLogHasNoDecision() {
        ServedLogs.write(folder, log -> {});

        assertThat(refusal(ServedLogs.time(1), null).rule()).contains("there is none at all");
    }

    @Test
    void anUnknownInstrumentIsRefusedWithTheLikelyOne() {
        ServedLogs.write(folder, ServedLogs.service(PAIR, 1, 20));

        Fault fault = refusal(ServedLogs.time(19), "USD/COB");

        assertThat(fault.code()).isEqualTo(ErrorCode.AUDIT_UNKNOWN_INSTRUMENT);
        assertThat(fault.rule()).contains("did you mean 'USD/COP'?");
    }

    @Test
    void ofSeveralInstrumentsOneHasToBeNamed() {
        Consumer<AuditLog> two = log -> {
            ServedLogs.service(PAIR, 1, 40).accept(log);
            ServedLogs.service("EUR/USD", 2, 30).accept(log);
        };
        ServedLogs.write(folder, two);

        Fault fault = refusal(ServedLogs.time(20), null);
        assertThat(fault.code()).isEqualTo(ErrorCode.AUDIT_WHICH_INSTRUMENT);
        assertThat(fault.value()).isEqualTo("EUR/USD, USD/COP");
        assertThat(replay(ServedLogs.time(20), "EUR/USD").isEqual()).isTrue();
        assertThat(replay(ServedLogs.time(35), null).served().bar().instrument())
                .isEqualTo(PAIR);
    }
}
