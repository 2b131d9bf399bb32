// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import static io.featureparity.replay.Desk.range;
import static io.featureparity.replay.Desk.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.ObservationStream;
import io.featureparity.component.decision.Thresholds;
import io.featureparity.contract.Bar;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.parity.coverage.Scope;
import io.featureparity.parity.coverage.Share;
import io.featureparity.replay.Difference.Kind;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.testsupport.document.ContractDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreReplayTest {

    private static final int LAST = 60;

    @TempDir
    private Path folder;

    private static ReplayRequest day() {
        return ReplayRequest.of(range(0, LAST));
    }

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

    private static Difference first(ReplayResult result) {
        return result.differences().get(0);
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

    // ---- too little, or on one side alone

    @Test
    void barsWithoutADecisionAreTooLittle() {
        Desk desk = desk();
        List<Decision> decisions = desk.decideAll();
        ReplayResult result = desk.record(decisions.subList(0, 20)).replay(day());
        assertThat(result.verdict()).isEqualTo(Verdict.TOO_LITTLE);
        assertThat(result.counts()).isEqualTo(new ReplayCounts(20, 20, 20, 20, 0, 26, 0, 0));
        assertThat(result.obstacles()).extracting(Fault::code).containsExactly(ErrorCode.REPLAY_TOO_LITTLE);
        assertThat(result.remarks()).containsExactly("Bars with an observation and without a decision: 26.");
        assertThat(result.sentence())
                .isEqualTo("too little compared: 20 of 20 decisions compared, 26 bars without a decision");

        ReplayRequest half = new ReplayRequest(range(0, LAST), Thresholds.USUAL, 0, Share.parse("0.4"));
        assertThat(desk.replay(half).verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(desk.replay(ReplayRequest.of(range(0, 34))).verdict()).isEqualTo(Verdict.EQUAL);
    }

    @Test
    void decisionsWithoutBarsAreTooLittle() {
        List<Decision> decisions = desk().decideAll();
        ReplayResult result = new Desk(folder).record(decisions).replay(day());
        assertThat(result.verdict()).isEqualTo(Verdict.TOO_LITTLE);
        assertThat(result.counts()).isEqualTo(new ReplayCounts(46, 0, 0, 0, 46, 0, 0, 0));
        assertThat(first(result))
                .isEqualTo(new Difference(
                        time(14),
                        Kind.NOT_COMPUTED,
                        "observation",
                        decisions.get(0).observation().sha256(),
                        "nothing: the feed takes no stored bar in at this time"));
    }

    @Test
    void aDecisionAtATimeWithoutABarIsNeverEqual() {
        Desk desk = desk();
        List<Decision> decisions = new ArrayList<>(desk.decideAll());
        Decision last = decisions.get(45);
        decisions.add(new Decision(
                last.features(),
                "toy",
                "1",
                last.time().plusSeconds(1),
                last.action().position(),
                last.observation(),
                last.output(),
                last.action(),
                last.decided(),
                1,
                -1));
        desk.record(decisions);
        assertThat(desk.replay(day()).verdict()).isEqualTo(Verdict.TOO_LITTLE);
        ReplayResult result = desk.replay(new ReplayRequest(range(0, LAST), Thresholds.USUAL, 0, Share.parse("90%")));
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(result.sentence()).isEqualTo("different: at 1 of 47 decisions nothing can be computed");
    }

    @Test
    void aDecisionInTheWarmUpIsNeverEqual() {
        Desk desk = desk();
        List<Decision> decisions = new ArrayList<>(desk.decideAll());
        Decision one = decisions.get(0);
        decisions.add(new Decision(
                one.features(), "toy", "1", time(5), 0, one.observation(), 0, Action.FLAT, one.decided(), 1, -1));
        ReplayResult result = desk.record(decisions).replay(day());
        assertThat(result.verdict()).isNotEqualTo(Verdict.EQUAL);
        assertThat(first(result).computed()).isEqualTo("nothing: the bar belongs to the warm-up");
    }

    @Test
    void aRangeWithoutADecisionIsRefused() {
        Desk desk = desk();
        List<Decision> decisions = desk.decideAll();
        Decision one = decisions.get(0);
        desk.record(List.of(new Decision(
                one.features(), "toy", "2", one.time(), 0, one.observation(), 0, Action.FLAT, one.decided(), 1, -1)));
        assertThat(refusal(ComponentException.class, () -> desk.replay(day())))
                .hasMessage("FP-1240 at decisions about USD/COP from " + time(0) + " to " + time(LAST)
                        + ": must hold one of model toy 1, but was none, 1 of other models");
        desk.record(decisions);
        assertThat(desk.replay(day()).remarks())
                .containsExactly("Decisions of other models in the range, which were not looked at: 1.");
    }

    // ---- corrections

    private Desk replacing() {
        return new Desk(
                folder, ContractDocument.builtIn("1.0.0").set("/policies/live/conflicting_duplicate", "replace"));
    }

    @Test
    void aDecisionIsComparedWithWhatItCouldSee() {
        Desk before = replacing().bars(0, 30);
        List<Decision> decisions = new ArrayList<>(before.decideAll());
        before.bar(29, 4000, 4500).bars(30, LAST);
        List<Decision> all = before.decideAll();
        decisions.addAll(all.subList(decisions.size(), all.size()));

        ReplayResult result = before.record(decisions).replay(day());

        assertThat(result.verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(result.counts().corrected()).isEqualTo(1);
        assertThat(result.remarks())
                .containsExactly(
                        "Decisions whose bar was corrected later: 1. They are compared with what they could see,"
                                + " not with the correction.");
    }

    @Test
    void aDecisionThatSawTheCorrectionIsComparedWithIt() {
        Desk desk = replacing()
                .bars(0, 29)
                .bar(new Bar(time(29), 4000, 4500, 4000, 4500, 1))
                .bars(30, LAST);
        List<Decision> decisions = desk.decideAll();
        Desk corrected = replacing().bars(0, 30).bar(29, 4000, 4500).bars(30, LAST);
        List<Decision> late = decisions.stream()
                .map(of -> of.time().equals(time(29)) ? at(of, of.decided().plusSeconds(60)) : of)
                .toList();
        ReplayResult result = corrected.record(late).replay(day());
        assertThat(result.verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(result.counts().corrected()).isZero();
    }

    /** It was decided before the correction came, and yet with its values. */
    @Test
    void aDecisionCannotHaveSeenWhatCameLater() {
        Desk desk = replacing()
                .bars(0, 29)
                .bar(new Bar(time(29), 4000, 4500, 4000, 4500, 1))
                .bars(30, LAST);
        List<Decision> decisions = desk.decideAll().stream()
                .map(of -> of.time().equals(time(29)) ? at(of, time(30)) : of)
                .toList();
        Desk corrected = replacing().bars(0, 30);
        corrected
                .stores
                .bars()
                .append(List.of(ArrivedBar.closed(
                        Desk.INSTRUMENT, new Bar(time(29), 4000, 4500, 4000, 4500, 1), time(30).plusSeconds(90))));
        corrected.bars(30, LAST);
        ReplayResult result = corrected.record(decisions).replay(day());
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(first(result).time()).isEqualTo(time(29));
    }

    private static Decision at(Decision of, Instant decided) {
        return new Decision(
                of.features(),
                of.modelId(),
                of.modelVersion(),
                of.time(),
                of.agentPosition(),
                of.observation(),
                of.output(),
                of.action(),
                decided,
                of.latencyNanos(),
                of.auditRecord());
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
