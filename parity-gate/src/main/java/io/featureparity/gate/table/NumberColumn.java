// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.table;

/**
 * A column of numbers to be read.
 *
 * @param name its name in the file
 * @param single whether its values are {@code float}, as they are after the raw stage; they are rounded once, from the
 *     text. Else they are {@code double}, and a column of floats is refused: it no longer holds what was quoted
 */
public record NumberColumn(String name, boolean single) {}
