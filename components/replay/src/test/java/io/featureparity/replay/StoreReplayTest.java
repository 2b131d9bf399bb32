// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import static io.featureparity.replay.Desk.LAST;
import static io.featureparity.replay.Desk.day;
import static io.featureparity.replay.Desk.first;
import static io.featureparity.replay.Desk.range;
import static io.featureparity.replay.Desk.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.ObservationStream;
import io.featureparity.component.decision.Thresholds;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.parity.coverage.Scope;
import io.featureparity.replay.Difference.Kind;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.ObservationVector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreReplayTest {

    @TempDir
    private Path folder;

    private Desk desk() {
        return new Desk(folder).bars(0, LAST);
    }

    private static Decision with(
            Decision of, double position, ObservationVector observation, double output, Action action) {
        return new Decision(
                of.features(),
                of.modelId(),
                of.modelVersion(),
                of.time(),
                position,
                observation,
                output,
                action,
                of.decided(),
                of.latencyNanos(),
                of.auditRecord());
    }

    /** Replays a day in which one decision was another one. */
    private ReplayResult replayWith(int index, UnaryOperator<Decision> change) {
        Desk desk = desk();
        List<Decision> decisions = new ArrayList<>(desk.decideAll());
        decisions.set(index, change.apply(decisions.get(index)));
        return desk.record(decisions).replay(day());
    }

    // ---- equal

    @Test
    void decisionsThatAreMadeAgainAreEqual() {
        Desk desk = desk();
        List<Decision> decisions = desk.decideAll();
        ObservationStream stream = new ObservationStream();
        decisions.forEach(decision -> stream.add(decision.time(), decision.observation()));

        ReplayResult result = desk.record(decisions).replay(day());

        assertThat(decisions).extracting(Decision::action).contains(Action.LONG, Action.FLAT, Action.SHORT);
        assertThat(result.verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(result.counts()).isEqualTo(new ReplayCounts(46, 46, 46, 46, 0, 0, 0, 0));
        assertThat(result.decided().sha256()).isEqualTo(stream.sha256());
        assertThat(result.computed().sha256()).isEqualTo(stream.sha256());
        assertThat(result.differences()).isEmpty();
        assertThat(result.obstacles()).isEmpty();
        assertThat(result.remarks()).isEmpty();
        assertThat(result.sentence()).isEqualTo("equal: 46 of 46 decisions compared, all equal");
    }

    @Test
    void aPartOfADayTakesThePositionFromTheDecisionBefore() {
        Desk desk = desk();
        List<Decision> decisions = desk.decideAll();
        desk.record(decisions);
        for (int from = 20; from < 30; from++) {
            ReplayResult result = desk.replay(ReplayRequest.of(range(from, 40)));
            assertThat(result.verdict()).isEqualTo(Verdict.EQUAL);
            assertThat(result.counts().compared()).isEqualTo(40 - from);
        }
    }

    // ---- different, from the input to the action

    @Test
    void oneBitOfAnObservationIsNamedWithBothValues() {
        ReplayResult result = replayWith(7, decision -> {
            float[] values = decision.observation().toArray();
            values[3] = Math.nextUp(values[3]);
            return with(
                    decision,
                    decision.agentPosition(),
                    ObservationVector.of(values),
                    decision.output(),
                    decision.action());
        });
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(result.counts().different()).isEqualTo(1);
        assertThat(first(result).time()).isEqualTo(time(21));
        assertThat(first(result).kind()).isEqualTo(Kind.OBSERVATION);
        assertThat(first(result).name()).isEqualTo("rsi_9");
        assertThat(Float.parseFloat(first(result).decided()))
                .isEqualTo(Math.nextUp(Float.parseFloat(first(result).computed())));
        assertThat(result.sentence()).isEqualTo("different: 1 of 46 compared decisions differ");
        assertThat(result.decided().sha256()).isNotEqualTo(result.computed().sha256());
    }

    @Test
    void aPositionThatIsNotThatOfTheDecisionBeforeDiffers() {
        ReplayResult result = replayWith(7, decision -> {
            double other = decision.agentPosition() == 1 ? -1 : 1;
            float[] values = decision.observation().toArray();
            values[values.length - 2] = (float) other;
            ObservationVector observation = ObservationVector.of(values);
            double output = Desk.answer(observation.toArray());
            return with(decision, other, observation, output, Thresholds.USUAL.action(output));
        });
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(first(result).kind()).isEqualTo(Kind.POSITION);
        assertThat(first(result).time()).isEqualTo(time(21));
    }

    @Test
    void anAnswerMayDifferByTheToleranceAndNoMore() {
        UnaryOperator<Decision> less = decision -> with(
                decision,
                decision.agentPosition(),
                decision.observation(),
                decision.output() + 0.9e-6,
                decision.action());
        assertThat(replayWith(7, less).verdict()).isEqualTo(Verdict.EQUAL);
    }

    @Test
    void anAnswerThatDiffersByMoreIsNamed() {
        ReplayResult result = replayWith(
                7,
                decision -> with(
                        decision,
                        decision.agentPosition(),
                        decision.observation(),
                        decision.output() + 1.1e-6,
                        decision.action()));
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(first(result).kind()).isEqualTo(Kind.OUTPUT);
        assertThat(Double.parseDouble(first(result).decided()))
                .isGreaterThan(Double.parseDouble(first(result).computed()));
    }

    @Test
    void anotherActionIsNamed() {
        ReplayResult result = replayWith(
                45,
                decision -> with(
                        decision,
                        decision.agentPosition(),
                        decision.observation(),
                        decision.output(),
                        decision.action() == Action.LONG ? Action.SHORT : Action.LONG));
        assertThat(first(result).kind()).isEqualTo(Kind.ACTION);
        assertThat(result.counts().different()).isEqualTo(1);
    }

    @Test
    void otherThresholdsMakeOtherActions() {
        Desk desk = desk();
        desk.record(desk.decideAll());
        ReplayResult result =
                desk.replay(new ReplayRequest(range(0, LAST), new Thresholds(0.9, -0.9), 0, Scope.MOST_ROWS));
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(result.differences()).extracting(Difference::kind).containsOnly(Kind.ACTION);
    }

    @Test
    void aModelThatAnswersNoNumberNowDiffers() {
        Desk desk = desk();
        desk.record(desk.decideAll());
        ReplayResult result =
                StoreReplay.run(day(), desk.stores, desk.feed(), desk.served, desk.model(observation -> Double.NaN));
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(first(result).kind()).isEqualTo(Kind.OUTPUT);
        assertThat(first(result).computed()).isEqualTo("NaN");
    }

    @Test
    void featuresOfAnotherContractAreNamed() {
        ReplayResult result = replayWith(
                3,
                of -> new Decision(
                        new FeatureKey(
                                Desk.INSTRUMENT, "a".repeat(64), of.features().normStatsHash()),
                        of.modelId(),
                        of.modelVersion(),
                        of.time(),
                        of.agentPosition(),
                        of.observation(),
                        of.output(),
                        of.action(),
                        of.decided(),
                        1,
                        -1));
        assertThat(first(result).kind()).isEqualTo(Kind.FEATURES);
        assertThat(first(result).decided()).startsWith("a".repeat(64));
    }

    @Test
    void barsThatWereOtherOnesThenAreFound() {
        List<Decision> decisions = desk().decideAll();
        Desk other =
                new Desk(folder).bars(0, 30).bar(30, 4000, 4001).bars(31, LAST).record(decisions);
        ReplayResult result = other.replay(day());
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(first(result).time()).isEqualTo(time(30));
        assertThat(first(result).kind()).isEqualTo(Kind.OBSERVATION);
    }

    @Test
    void onlyTheFirstDifferencesAreKeptAndAllAreCounted() {
        Desk desk = new Desk(folder).bars(0, LAST);
        for (int day = 1; day < 4; day++) {
            for (int i = 0; i < LAST; i++) {
                desk.bar(day * 288 + i, 4000 + i * 37 % 101, 4000 + i * 41 % 97);
            }
        }
        desk.record(desk.decideAll());
        ReplayResult result = StoreReplay.run(
                ReplayRequest.of(range(0, 2000)), desk.stores, desk.feed(), desk.served, desk.model(values -> 7));
        assertThat(result.counts().different()).isEqualTo(226);
        assertThat(result.differences()).hasSize(ReplayResult.MOST_DIFFERENCES);
    }

    @Test
    void anImpossibleToleranceIsRefused() {
        for (double wrong : new double[] {-1e-9, 1, Double.NaN}) {
            assertThat(refusal(
                                    ComponentException.class,
                                    () -> new ReplayRequest(range(0, 1), Thresholds.USUAL, wrong, Scope.MOST_ROWS))
                            .code())
                    .isEqualTo(ErrorCode.COMPONENT_SETTING);
        }
    }
}
