// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.finding;

import java.util.Objects;

/**
 * One way in which a column differs from what the contract says.
 *
 * @param name what kind of difference it is, such as {@code smoothing}; always the same text for the same kind
 * @param words what was done, such as "plain rolling mean of 9"
 * @param instead what the contract does in its place, such as "Wilder's"; empty if the words say it
 * @param clause the clause that says so
 * @param cost how unlikely the edit is: of explanations that match equally well, the one with the lowest cost is named
 */
public record Edit(String name, String words, String instead, String clause, int cost) {

    /** Checks that nothing is missing. {@inheritDoc} */
    public Edit {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(instead, "instead");
        Objects.requireNonNull(clause, "clause");
    }

    @Override
    public String toString() {
        return words;
    }
}
