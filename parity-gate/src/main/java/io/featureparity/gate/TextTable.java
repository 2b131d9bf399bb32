// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import java.io.PrintStream;
import java.util.List;

/** Rows of text with their columns one below the other. */
final class TextTable {

    private final List<List<String>> rows;

    TextTable(List<List<String>> rows) {
        this.rows = rows;
    }

    void print(PrintStream out) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                text.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            out.println(ErrorText.oneLine(text.toString().stripTrailing()));
        }
    }
}
