// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.contract.error.Fault;
import io.featureparity.features.feed.FeedProgress;
import io.featureparity.store.row.RegisteredModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets a listener that throws disturb nobody: that is counted, and the decision goes on. */
final class ContainedListener implements InferenceListener {

    private final InferenceListener listener;
    private final Board board;

    ContainedListener(InferenceListener listener, Board board) {
        this.listener = listener;
        this.board = board;
    }

    private void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException contained) {
            board.listenerFailed();
        }
    }

    @Override
    public void serves(RegisteredModel model) {
        tell(() -> listener.serves(model));
    }

    @Override
    public void follows(FeedProgress feed) {
        tell(() -> listener.follows(feed));
    }

    @Override
    public void deciding(Instant barTime) {
        tell(() -> listener.deciding(barTime));
    }

    @Override
    public void notDecided(Instant barTime, Optional<Throwable> failure) {
        tell(() -> listener.notDecided(barTime, failure));
    }

    @Override
    public void decided(Answer answer) {
        tell(() -> listener.decided(answer));
    }

    @Override
    public void tooOld(Instant barTime) {
        tell(() -> listener.tooOld(barTime));
    }

    @Override
    public void objected(Instant barTime, Fault reason) {
        tell(() -> listener.objected(barTime, reason));
    }

    @Override
    public void interrupted(List<Fault> faults) {
        tell(() -> listener.interrupted(faults));
    }

    @Override
    public void goesOn() {
        tell(listener::goesOn);
    }
}
