// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.main;

import io.featureparity.component.main.Host;
import io.featureparity.component.main.Runner;
import io.featureparity.contract.error.Fault;
import io.featureparity.inference.Answer;
import io.featureparity.inference.InferenceListener;
import io.featureparity.resilience.breaker.EdgeListener;
import io.featureparity.resilience.breaker.EdgeState;
import io.featureparity.resilience.level.LevelListener;
import io.featureparity.resilience.level.LevelTransition;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.RegisteredModel;
import java.time.Instant;
import java.util.List;

/** Writes what happens as lines, each with the time. */
final class InferenceLines implements InferenceListener, LevelListener, EdgeListener {

    private final Host host;

    InferenceLines(Host host) {
        this.host = host;
    }

    private void line(String text, List<Fault> faults) {
        host.err().accept(host.clock().instant() + " " + text);
        faults.forEach(fault -> host.err().accept(Runner.line(fault)));
    }

    @Override
    public void serves(RegisteredModel model) {
        line("serves " + model + ", " + model.features(), List.of());
    }

    @Override
    public void startsAnew(List<Fault> faults) {
        line("computes all bars: the stored state cannot be used", faults);
    }

    @Override
    public void decided(Answer answer) {
        Decision decision = answer.decision();
        line(
                "bar " + decision.time() + ": " + decision.action() + ", output " + decision.output() + ", observation "
                        + decision.observation().sha256() + ", features from "
                        + answer.source().orElseThrow() + ", record "
                        + decision.auditRecord(),
                List.of());
    }

    @Override
    public void tooOld(Instant barTime) {
        line("bar " + barTime + ": no decision, it ended too long ago", List.of());
    }

    @Override
    public void objected(Instant barTime, Fault reason) {
        line("bar " + barTime + ": no decision", List.of(reason));
    }

    @Override
    public void changed(LevelTransition transition) {
        line(transition.toString(), List.of());
    }

    @Override
    public void changed(EdgeState edge) {
        line(edge.toString(), List.of());
    }

    @Override
    public void interrupted(List<Fault> faults) {
        line("tries again, decides nothing meanwhile", faults);
    }

    @Override
    public void goesOn() {
        line("goes on", List.of());
    }
}
