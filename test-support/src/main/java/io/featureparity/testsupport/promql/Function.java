// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.promql;

import static io.featureparity.testsupport.promql.Expr.Type.RANGE;
import static io.featureparity.testsupport.promql.Expr.Type.SCALAR;
import static io.featureparity.testsupport.promql.Expr.Type.VECTOR;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The functions that are known, with the types of their arguments. */
public enum Function {
    RATE(VECTOR, RANGE),
    INCREASE(VECTOR, RANGE),
    CHANGES(VECTOR, RANGE),
    MAX_OVER_TIME(VECTOR, RANGE),
    MIN_OVER_TIME(VECTOR, RANGE),
    AVG_OVER_TIME(VECTOR, RANGE),
    ABSENT(VECTOR, VECTOR),
    ABS(VECTOR, VECTOR),
    CLAMP_MIN(VECTOR, VECTOR, SCALAR),
    CLAMP_MAX(VECTOR, VECTOR, SCALAR),
    TIME(SCALAR),
    VECTOR_OF("vector", VECTOR, SCALAR),
    SCALAR_OF("scalar", SCALAR, VECTOR);

    private final String word;
    private final Expr.Type result;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Expr.Type> arguments;

    Function(Expr.Type result, Expr.Type... arguments) {
        this.word = name().toLowerCase(Locale.ROOT);
        this.result = result;
        this.arguments = List.of(arguments);
    }

    Function(String word, Expr.Type result, Expr.Type... arguments) {
        this.word = word;
        this.result = result;
        this.arguments = List.of(arguments);
    }

    static Optional<Function> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    String word() {
        return word;
    }

    Expr.Type result() {
        return result;
    }

    List<Expr.Type> arguments() {
        return arguments;
    }
}
