// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.decision;

/**
 * A decision that is being made. Close it on the thread that began it, whether the decision was made or not. No method throws
 * because an observer failed.
 *
 * @param <A> the actions that a model can want
 */
public sealed interface DecisionScope<A extends Enum<A>> extends AutoCloseable
        permits WatchedDecision, UnwatchedDecision {

    /**
     * Says what was decided. Without this call the decision counts as not made.
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
     * @param thrown the exception; its message is not recorded
     */
    void failed(Throwable thrown);

    /** Ends the decision. */
    @Override
    void close();
}
