// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.contract.error.Fault;
import io.featureparity.features.feed.FeedProgress;
import io.featureparity.features.model.Model;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.RegisteredModel;
import java.util.List;

/** Lets a listener that throws disturb nobody: that is counted, and the refresh goes on. */
final class ContainedListener implements RefreshListener {

    private final RefreshListener listener;
    private final Tally tally;

    ContainedListener(RefreshListener listener, Tally tally) {
        this.listener = listener;
        this.tally = tally;
    }

    private void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException contained) {
            tally.listenerFailed();
        }
    }

    @Override
    public void feeds(FeedProgress feed, Model model) {
        tell(() -> listener.feeds(feed, model));
    }

    @Override
    public void serves(RegisteredModel model) {
        tell(() -> listener.serves(model));
    }

    @Override
    public void leads(FeatureKey key, long position) {
        tell(() -> listener.leads(key, position));
    }

    @Override
    public void follows(FeatureKey key) {
        tell(() -> listener.follows(key));
    }

    @Override
    public void advanced(int bars, long nanos) {
        tell(() -> listener.advanced(bars, nanos));
    }

    @Override
    public void startsAnew(List<Fault> faults) {
        tell(() -> listener.startsAnew(faults));
    }

    @Override
    public void interrupted(List<Fault> faults) {
        tell(() -> listener.interrupted(faults));
    }

    @Override
    public void goesOn() {
        tell(listener::goesOn);
    }

    @Override
    public void onlineInterrupted(List<Fault> faults) {
        tell(() -> listener.onlineInterrupted(faults));
    }

    @Override
    public void onlineGoesOn() {
        tell(listener::onlineGoesOn);
    }
}
