// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import static io.featureparity.replay.Desk.LAST;
import static io.featureparity.replay.Desk.day;
import static io.featureparity.replay.Desk.first;
import static io.featureparity.replay.Desk.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.Decision;
import io.featureparity.testsupport.document.ContractDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectedBarsTest {

    @TempDir
    private Path folder;

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
}
