// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.raw;

import org.jspecify.annotations.Nullable;

/**
 * A calculator with the column that it reads and the place of the state where its value is put, and the next one of its kind. A chain is
 * walked more quickly than an array with a table of wires beside it.
 */
final class Wired<C> {

    final C calculator;
    final int column;
    final int valueAt;
    final @Nullable Wired<C> next;

    Wired(C calculator, int column, int valueAt, @Nullable Wired<C> next) {
        this.calculator = calculator;
        this.column = column;
        this.valueAt = valueAt;
        this.next = next;
    }
}
