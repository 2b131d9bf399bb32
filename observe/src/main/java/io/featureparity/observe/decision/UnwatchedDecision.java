// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.decision;

/** A decision that nobody watches: it costs nothing. */
final class UnwatchedDecision<A extends Enum<A>> implements DecisionScope<A> {

    @Override
    public void decided(A action) {
        // Nobody wants to know.
    }

    @Override
    public void observed(String sha256) {
        // Nobody wants to know.
    }

    @Override
    public void failed(Throwable thrown) {
        // Nobody wants to know.
    }

    @Override
    public void close() {
        // There is nothing to end.
    }
}
