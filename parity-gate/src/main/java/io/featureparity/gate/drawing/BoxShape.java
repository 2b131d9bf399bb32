// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.drawing;

import io.featureparity.features.explanation.GraphBox;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a box, and how large that makes it.
 *
 * @param box the box; null for a line that passes by
 * @param lines its text, line by line
 * @param note what stands in small letters below; empty for nothing
 * @param width how wide it is
 * @param height how high it is
 */
record BoxShape(@Nullable GraphBox box, List<String> lines, String note, int width, int height) {

    static final BoxShape LINE = new BoxShape(null, List.of(), "", 0, 8);

    /** Of a letter of the text; a letter of the same height is as wide in almost all fonts in which all are equally wide. */
    static final double LETTER = 7.3;

    static final double SMALL_LETTER = 6.1;
    static final int LINE_HEIGHT = 17;
    static final int PADDING = 10;
    static final int HEAD = 16;

    private static final int LONGEST_LINE = 30;
    private static final int MOST_LINES = 8;
    private static final String INDENT = "  ";

    /** What the operand behind an operator begins with. */
    private static final String OPERANDS = "#(0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";

    private static final int SMALL_LINE_HEIGHT = 15;

    static BoxShape of(GraphBox box) {
        List<String> lines = new ArrayList<>();
        for (String output : box.outputs()) {
            lines.add(cut(output));
        }
        List<String> wrapped = wrap(box.text());
        lines.addAll(wrapped.size() <= MOST_LINES ? wrapped : cut(wrapped));
        String note = note(box);
        double widest = lines.stream().mapToInt(String::length).max().orElse(0) * LETTER;
        double smallest = Math.max(note.length(), head(box).length()) * SMALL_LETTER;
        int width = (int) Math.ceil(Math.max(widest, smallest)) + 2 * PADDING;
        int height = lines.size() * LINE_HEIGHT
                + PADDING
                + (box.column() ? 0 : HEAD)
                + (note.isEmpty() ? 0 : SMALL_LINE_HEIGHT);
        return new BoxShape(box, List.copyOf(lines), note, width, height);
    }

    /** What stands above the text: the number, and the state to the right. */
    static String head(GraphBox box) {
        return "#" + box.node() + "   " + state(box);
    }

    static String state(GraphBox box) {
        if (box.state() == 0) {
            return "";
        }
        return box.state() == 1 ? "1 double" : box.state() + " doubles";
    }

    private static String note(GraphBox box) {
        int features = box.features().size();
        return box.column() || features < 2 ? "" : "for " + features + " features";
    }

    private static List<String> cut(List<String> lines) {
        List<String> fewer = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
        fewer.add("\u2026");
        return fewer;
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_LINE ? name : name.substring(0, LONGEST_LINE - 1) + "\u2026";
    }

    /** Breaks a formula behind a comma if there is one to the right, else before an operator. */
    private static List<String> wrap(String text) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > LONGEST_LINE) {
            int at = rest.lastIndexOf(", ", LONGEST_LINE - 1) + 1;
            if (at < LONGEST_LINE / 2) {
                at = beforeOperator(rest);
            }
            if (at <= INDENT.length()) {
                at = rest.indexOf(' ', LONGEST_LINE);
            }
            if (at < 0) {
                break;
            }
            lines.add(cut(rest.substring(0, at)));
            rest = INDENT + rest.substring(at + 1);
        }
        lines.add(cut(rest));
        return lines;
    }

    /** The last blank in a line's room that stands before an operator. */
    private static int beforeOperator(String text) {
        int at = text.lastIndexOf(' ', LONGEST_LINE);
        while (at > INDENT.length() && OPERANDS.indexOf(text.charAt(at + 1)) >= 0) {
            at = text.lastIndexOf(' ', at - 1);
        }
        return at;
    }
}
