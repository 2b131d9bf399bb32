// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.contract.error.Fault;
import io.featureparity.features.feed.FeedProgress;
import io.featureparity.store.row.RegisteredModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hears what happens to an {@link Inference}, on its thread. */
public interface InferenceListener {

    /**
     * A model is served from now on.
     *
     * @param model what the registry says of it
     */
    default void serves(RegisteredModel model) {}

    /**
     * The inference's own feed begins: at the start, after a failure, or because another model is served.
     *
     * @param feed how far it has come, for all threads
     */
    default void follows(FeedProgress feed) {}

    /**
     * The state that a refresh has stored cannot be used, so the inference's own feed computes all bars.
     *
     * @param faults why
     */
    default void startsAnew(List<Fault> faults) {}

    /**
     * A decision about a bar begins. What becomes of it is told on the same thread: it is {@linkplain #decided decided} or {@linkplain
     * #notDecided not}.
     *
     * @param barTime the time of the bar
     */
    default void deciding(Instant barTime) {}

    /**
     * No decision was made: something has failed, or another process was first.
     *
     * @param barTime the time of the bar
     * @param failure what has failed; nothing if another process was first
     */
    default void notDecided(Instant barTime, Optional<Throwable> failure) {}

    /**
     * A decision was made and is stored.
     *
     * @param answer the decision, and where its features came from
     */
    default void decided(Answer answer) {}

    /**
     * Nothing was decided about a bar: it had ended too long ago.
     *
     * @param barTime the time of the bar
     */
    default void tooOld(Instant barTime) {}

    /**
     * Nothing was decided about a bar: its features are too bad, or its source is, and the settings refuse that.
     *
     * @param barTime the time of the bar
     * @param reason why
     */
    default void objected(Instant barTime, Fault reason) {}

    /**
     * A store, the model or the audit log has failed, or there is no memory; it is tried again. This is told once, and not again while it lasts.
     *
     * @param faults what it said
     */
    default void interrupted(List<Fault> faults) {}

    /** All of that works again. */
    default void goesOn() {}
}
