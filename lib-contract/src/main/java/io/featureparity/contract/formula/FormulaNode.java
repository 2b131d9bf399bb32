// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import java.util.List;

/**
 * A part of a formula whose names are resolved and whose types are checked. Immutable. A tree is at most 64 deep.
 */
public sealed interface FormulaNode {

    /** {@return whether it is a number or a mask} */
    FormulaType type();

    /**
     * A number, {@code nan} or {@code inf}.
     *
     * @param value its value
     */
    record Constant(double value) implements FormulaNode {
        @Override
        public FormulaType type() {
            return FormulaType.NUMBER;
        }
    }

    /**
     * A price, the volume, a macro column, or a value that is read from the bar's time, such as its day.
     *
     * @param name its name
     */
    record Column(String name) implements FormulaNode {
        @Override
        public FormulaType type() {
            return FormulaType.NUMBER;
        }
    }

    /**
     * The value of a definition.
     *
     * @param name the definition's name
     * @param type whether the definition is a number or a mask
     */
    record Reference(String name, FormulaType type) implements FormulaNode {}

    /**
     * An operator or a call of a function.
     *
     * @param function the operator or function
     * @param series the parts that it works on
     * @param parameters its parameters; the ones that were left out have their defaults
     */
    record Operation(FormulaFunction function, List<FormulaNode> series, Parameters parameters) implements FormulaNode {

        /** Copies the list. {@inheritDoc} */
        public Operation {
            series = List.copyOf(series);
        }

        @Override
        public FormulaType type() {
            return function.type();
        }
    }
}
