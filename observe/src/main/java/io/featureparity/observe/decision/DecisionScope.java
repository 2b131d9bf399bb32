// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.decision;

/**
 * A decision that is being made. Close it when it is made, or cannot be, on the thread that began it. None of the methods throws
 * because somebody who watches has failed.
 *
 * @param <A> the actions that a model can want
 */
public sealed interface DecisionScope<A extends Enum<A>> extends AutoCloseable
        permits WatchedDecision, UnwatchedDecision {

    /**
     * Says what was decided. Without it the decision counts as one that was not made.
     *
     * @param action what the model wants
     */
    void decided(A action);

    /**
     * Says what the model was given.
     *
     * @param sha256 the SHA-256 of the observation
     */
    void observed(String sha256);

    /**
     * Says why no decision was made.
     *
     * @param thrown what was thrown; its message goes nowhere
     */
    void failed(Throwable thrown);

    /** Ends it. */
    @Override
    void close();
}
