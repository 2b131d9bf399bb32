// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import java.util.List;

/** A part of a text as it is written: names stand for nothing yet. */
sealed interface Syntax {

    /** {@return where it is shown: at an operator's own characters} */
    int offset();

    /** {@return how deep its tree is; a leaf is 1} */
    default int depth() {
        return 1;
    }

    /** {@return the characters that stand for it in messages} */
    String describe();

    record Num(double value, String describe, int offset) implements Syntax {}

    record Name(String name, int offset) implements Syntax {
        @Override
        public String describe() {
            return name;
        }
    }

    record Flag(boolean value, int offset) implements Syntax {
        @Override
        public String describe() {
            return value ? "True" : "False";
        }
    }

    record Operator(FormulaFunction function, List<Syntax> parts, int offset, int depth) implements Syntax {
        @Override
        public String describe() {
            return function.written();
        }
    }

    record Call(String name, List<Syntax> positional, List<Named> named, int offset, int depth) implements Syntax {
        @Override
        public String describe() {
            return name + "(...)";
        }
    }

    /** An argument by name. */
    record Named(String name, int offset, Syntax value) {}
}
