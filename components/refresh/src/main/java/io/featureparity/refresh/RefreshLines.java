// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.component.main.Host;
import io.featureparity.component.main.Runner;
import io.featureparity.contract.error.Fault;
import io.featureparity.resilience.breaker.EdgeListener;
import io.featureparity.resilience.breaker.EdgeState;
import io.featureparity.resilience.level.LevelListener;
import io.featureparity.resilience.level.LevelTransition;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.RegisteredModel;
import java.util.List;

/** Writes what happens as lines, each with the time. */
final class RefreshLines implements RefreshListener, LevelListener, EdgeListener {

    private final Host host;

    RefreshLines(Host host) {
        this.host = host;
    }

    private void line(String text) {
        host.err().accept(host.clock().instant() + " " + text);
    }

    private void line(String text, List<Fault> faults) {
        line(text);
        faults.forEach(fault -> host.err().accept(Runner.line(fault)));
    }

    @Override
    public void serves(RegisteredModel model) {
        line("computes the features of " + model + ", " + model.features());
    }

    @Override
    public void leads(FeatureKey key, long position) {
        line("leads, and goes on after position " + position);
    }

    @Override
    public void follows(FeatureKey key) {
        line("waits: another job leads");
    }

    @Override
    public void startsAnew(List<Fault> faults) {
        line("computes all bars again: the stored state cannot be read", faults);
    }

    @Override
    public void interrupted(List<Fault> faults) {
        line("tries again: a store has failed", faults);
    }

    @Override
    public void goesOn() {
        line("goes on");
    }

    @Override
    public void changed(LevelTransition transition) {
        line(transition.toString());
    }

    @Override
    public void changed(EdgeState edge) {
        line(edge.toString());
    }

    @Override
    public void onlineInterrupted(List<Fault> faults) {
        line("goes on without the online store, which has failed", faults);
    }

    @Override
    public void onlineGoesOn() {
        line("delivers to the online store again");
    }

    @Override
    public void auditInterrupted(List<Fault> faults) {
        line("goes on without the audit log, which cannot be written", faults);
    }

    @Override
    public void auditGoesOn() {
        line("writes the audit log again");
    }
}
