// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.watch;

import io.featureparity.contract.error.Fault;
import io.featureparity.features.feed.FeedProgress;
import io.featureparity.inference.Answer;
import io.featureparity.inference.InferenceListener;
import io.featureparity.store.row.RegisteredModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Two listeners as one. The second hears of everything, also if the first throws.
 *
 * @param first hears first
 * @param second hears after it
 */
public record BothListeners(InferenceListener first, InferenceListener second) implements InferenceListener {

    private void tell(Consumer<InferenceListener> call) {
        try {
            call.accept(first);
        } finally {
            call.accept(second);
        }
    }

    @Override
    public void serves(RegisteredModel model) {
        tell(listener -> listener.serves(model));
    }

    @Override
    public void follows(FeedProgress feed) {
        tell(listener -> listener.follows(feed));
    }

    @Override
    public void deciding(Instant barTime) {
        tell(listener -> listener.deciding(barTime));
    }

    @Override
    public void notDecided(Instant barTime, Optional<Throwable> failure) {
        tell(listener -> listener.notDecided(barTime, failure));
    }

    @Override
    public void decided(Answer answer) {
        tell(listener -> listener.decided(answer));
    }

    @Override
    public void tooOld(Instant barTime) {
        tell(listener -> listener.tooOld(barTime));
    }

    @Override
    public void objected(Instant barTime, Fault reason) {
        tell(listener -> listener.objected(barTime, reason));
    }

    @Override
    public void interrupted(List<Fault> faults) {
        tell(listener -> listener.interrupted(faults));
    }

    @Override
    public void goesOn() {
        tell(InferenceListener::goesOn);
    }
}
