// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import static io.featureparity.replay.Desk.LAST;
import static io.featureparity.replay.Desk.day;
import static io.featureparity.replay.Desk.first;
import static io.featureparity.replay.Desk.range;
import static io.featureparity.replay.Desk.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.decision.Thresholds;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.parity.coverage.Share;
import io.featureparity.replay.Difference.Kind;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.Decision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCoverageTest {

    @TempDir
    private Path folder;

    private Desk desk() {
        return new Desk(folder).bars(0, LAST);
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
}
