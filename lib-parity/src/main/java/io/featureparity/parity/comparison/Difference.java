// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.util.Objects;

/**
 * What kind of difference a feature has, as a first hint. It is found in a few hundred rows from the first divergence on, and is
 * cheap enough for every run. It names no formula.
 *
 * @param kind the kind
 * @param sentence what was seen, in words
 */
public record Difference(Kind kind, String sentence) {

    /** How one side relates to the other. */
    public enum Kind {
        /** They differ only where the contract's calculation has no value. */
        OTHER_UNDEFINED_VALUE("other undefined value"),
        /** They differ in one row alone. */
        SINGLE_ROW("single row"),
        /** They differ by no more than another order of evaluation can cause. */
        LAST_BITS("last bits"),
        /** One side is the other stored in 32 bits. */
        FLOAT32("float32 storage"),
        /** One side is the other, rounded to some decimals. */
        ROUNDED("rounded"),
        /** One side is the other times a number. */
        CONSTANT_FACTOR("constant factor"),
        /** One side is the other plus a number. */
        CONSTANT_OFFSET("constant offset"),
        /** One side is the other times a number plus a number. */
        LINEAR("linear relation"),
        /** One side is the other some rows before or after. */
        SHIFT("shift in rows"),
        /** One side is the other within bounds. */
        OTHER_BOUNDS("other bounds"),
        /** The difference is small everywhere. */
        NEARLY_EQUAL("nearly equal"),
        /** The difference fades out. */
        OTHER_START("other start"),
        /** They move together, and nothing simpler explains it. */
        OTHER_SMOOTHING("other smoothing"),
        /** Nothing simple explains it. */
        OTHER_FORMULA("other formula or other input");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** {@return the kind in words} */
        public String label() {
            return label;
        }
    }

    /** Checks that nothing is missing. {@inheritDoc} */
    public Difference {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(sentence, "sentence");
    }

    /** {@return the kind and what was seen, in one line} */
    @Override
    public String toString() {
        return kind.label() + ": " + sentence;
    }
}
