// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.console;

import java.io.PrintStream;
import java.util.List;

/** Rows of text, aligned in columns. */
public final class TextTable {

    private final List<List<String>> rows;

    /** Takes the rows, all of one length. */
    public TextTable(List<List<String>> rows) {
        this.rows = rows;
    }

    /** Prints them. */
    public void print(PrintStream out) {
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
