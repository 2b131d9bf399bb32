// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.edit;

import io.featureparity.parity.diagnosis.column.Expression;
import io.featureparity.parity.diagnosis.finding.Edit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An edit that a formula can have.
 *
 * @param family what it belongs to; a formula has at most one edit of a family
 * @param edit describes the edit of a given formula
 * @param change makes it
 * @param common whether it is worth trying together with many others
 */
public record Option(String family, Function<Expression, Edit> edit, UnaryOperator<Expression> change, boolean common) {

    static Option of(String family, Edit edit, UnaryOperator<Expression> change) {
        return new Option(family, e -> edit, change, true);
    }

    Option uncommon() {
        return new Option(family, edit, change, false);
    }
}
