// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.drawing;

import io.featureparity.features.explanation.GraphBox;
import io.featureparity.gate.drawing.LayeredGraph.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Draws a graph as SVG: columns at the left, features at the right, text as text, no script. It has its colours from a style
 * sheet: its own if it stands alone, that of the page if it is part of one.
 */
public final class GraphDrawing {

    /** Boxes, and places where lines pass. A larger graph is nothing to look at. */
    static final int MOST_ITEMS = 1_500;

    private static final int MARGIN = 16;
    private static final int BETWEEN_LAYERS = 56;
    private static final int TIP = 7;
    private static final int LEGEND = 30;
    private static final int TITLE = 26;
    private static final double TITLE_LETTER = 8.5;

    private static final String LEGEND_TEXT =
            "Left to right. #3: node 3 of the list. Doubles: what is kept from bar to bar. Dashed: for several features.";

    /** Of a drawing that stands alone; the page has the same in its own colours. */
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            .graph { --card: #ffffff; --text: #1d2126; --quiet: #5a636e; --rule: #b9c0c8; --stripe: #f1f3f5; --good: #00654f;
              --good-soft: #e2f3ee; --page: #fbfbfa; --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
            @media (prefers-color-scheme: dark) {
              .graph { --card: #1b1f23; --text: #e4e7ea; --quiet: #9aa4af; --rule: #4a535d; --stripe: #262c32; --good: #5fd3b3;
                --good-soft: #12312a; --page: #14171a; }
            }
            .graph .page { fill: var(--page); }
            .graph text { font: 12px var(--mono); fill: var(--text); white-space: pre; }
            .graph .small { font-size: 10px; fill: var(--quiet); }
            .graph .title { font-size: 14px; font-weight: 700; }
            .graph .end { text-anchor: end; }
            .graph .name { font-weight: 700; fill: var(--good); }
            .graph rect { fill: var(--card); stroke: var(--rule); stroke-width: 1.25; }
            .graph .column rect { fill: var(--stripe); }
            .graph .shared rect { stroke-dasharray: 5 3; }
            .graph .output rect { fill: var(--good-soft); stroke: var(--good); stroke-width: 1.75; stroke-dasharray: none; }
            .graph .line { fill: none; stroke: var(--quiet); stroke-width: 1.25; opacity: .75; }
            .graph .tip { fill: var(--quiet); }
            """;

    private final LayeredGraph graph;
    private final List<Integer> lefts = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();
    private int right;
    private int bottom;

    private GraphDrawing(LayeredGraph graph) {
        this.graph = graph;
        GraphLayout.apply(graph);
        int x = MARGIN;
        double lowest = 0;
        for (List<Item> layer : graph.layers()) {
            int width =
                    layer.stream().mapToInt(item -> item.shape.width()).max().orElse(0);
            lefts.add(x);
            widths.add(width);
            x += width + BETWEEN_LAYERS;
            for (Item item : layer) {
                item.y += MARGIN;
                lowest = Math.max(lowest, item.y + item.shape.height() / 2.0);
            }
        }
        right = x - BETWEEN_LAYERS + MARGIN;
        bottom = (int) Math.ceil(lowest) + MARGIN;
    }

    /**
     * Draws a graph as part of a page that has a style for it.
     *
     * @param title what it shows
     * @param boxes the boxes, each behind those that it reads; at least one
     * @return the element; empty if the graph is too large
     */
    public static Optional<String> inPage(String title, List<GraphBox> boxes) {
        return draw(boxes).map(drawing -> drawing.write(title, ""));
    }

    /**
     * Draws a graph as a file of its own.
     *
     * @param title what it shows
     * @param boxes the boxes, each behind those that it reads; at least one
     * @return the document; empty if the graph is too large
     */
    public static Optional<String> file(String title, List<GraphBox> boxes) {
        return draw(boxes).map(drawing -> {
            drawing.makeRoom(title);
            return drawing.write(title, STYLE) + "\n";
        });
    }

    private static Optional<GraphDrawing> draw(List<GraphBox> boxes) {
        LayeredGraph graph = LayeredGraph.of(boxes, MOST_ITEMS);
        return graph == null ? Optional.empty() : Optional.of(new GraphDrawing(graph));
    }

    /** For a title above the graph and a legend below it. */
    private void makeRoom(String title) {
        graph.layers().forEach(layer -> layer.forEach(item -> item.y += TITLE));
        bottom += TITLE + LEGEND;
        double widest = Math.max(title.length() * TITLE_LETTER, LEGEND_TEXT.length() * BoxShape.SMALL_LETTER);
        right = Math.max(right, (int) widest + 2 * MARGIN);
    }

    private String write(String title, String style) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\" role=\"img\" width=\"")
                .append(right)
                .append("\" height=\"")
                .append(bottom)
                .append("\" viewBox=\"0 0 ")
                .append(right)
                .append(' ')
                .append(bottom)
                .append("\">");
        element("title", title, "");
        if (!style.isEmpty()) {
            out.append("\n<style>\n").append(style).append("</style>");
            out.append("\n<rect class=\"page\" width=\"100%\" height=\"100%\" stroke=\"none\"/>");
            text("title", MARGIN, MARGIN + TITLE / 2.0, title);
            text("small", MARGIN, bottom - MARGIN, LEGEND_TEXT);
        }
        out.append('\n');
        graph.layers().forEach(layer -> layer.forEach(this::lines));
        graph.layers().forEach(layer -> layer.forEach(this::box));
        return out.append("</svg>").toString();
    }

    // ---- lines

    /** From an item to what reads it. A line that passes by is level where it does. */
    private void lines(Item from) {
        if (!from.isBox()) {
            out.append("<path class=\"line\" d=\"M")
                    .append(left(from))
                    .append(' ')
                    .append(number(from.y));
            out.append('H').append(left(from) + width(from)).append("\"/>");
        }
        double start = left(from) + (from.isBox() ? from.shape.width() : width(from));
        for (Item to : from.after) {
            double end = left(to) - (to.isBox() ? TIP : 0);
            double y = port(from, to);
            double middle = (lefts.get(to.layer) - BETWEEN_LAYERS / 2.0);
            out.append("<path class=\"line\" d=\"M")
                    .append(number(start))
                    .append(' ')
                    .append(number(from.y));
            if (from.isBox()) {
                out.append('H').append(left(from) + width(from)); // out of a narrow box, past the wide ones
            }
            out.append('C')
                    .append(number(middle))
                    .append(' ')
                    .append(number(from.y))
                    .append(' ');
            out.append(number(middle)).append(' ').append(number(y)).append(' ');
            out.append(number(end)).append(' ').append(number(y)).append("\"/>");
            if (to.isBox()) {
                out.append("<path class=\"tip\" d=\"M")
                        .append(number(end + TIP))
                        .append(' ')
                        .append(number(y));
                out.append("l-").append(TIP).append("-4v8z\"/>");
            }
        }
        out.append('\n');
    }

    /** Where a line ends at a box: lines from above come in above. */
    private static double port(Item from, Item to) {
        if (!to.isBox()) {
            return to.y;
        }
        List<Item> sorted = new ArrayList<>(to.before);
        sorted.sort(Comparator.comparingDouble(item -> item.y));
        int height = to.shape.height();
        return to.y - height / 2.0 + height * (sorted.indexOf(from) + 1.0) / (sorted.size() + 1);
    }

    private int left(Item item) {
        return lefts.get(item.layer);
    }

    private int width(Item item) {
        return widths.get(item.layer);
    }

    // ---- boxes

    private void box(Item item) {
        GraphBox box = item.shape.box();
        if (box == null) {
            return;
        }
        BoxShape shape = item.shape;
        int x = left(item);
        double top = item.y - shape.height() / 2.0;
        out.append("<g class=\"").append(kind(box)).append("\">");
        element("title", said(box), "");
        out.append("<rect x=\"").append(x).append("\" y=\"").append(number(top)).append("\" width=\"");
        out.append(shape.width()).append("\" height=\"").append(shape.height()).append("\" rx=\"6\"/>");
        double y = top + BoxShape.PADDING / 2.0;
        if (!box.column()) {
            y += BoxShape.HEAD;
            text("small", x + BoxShape.PADDING, y - 4, "#" + box.node());
            text("small end", x + shape.width() - BoxShape.PADDING, y - 4, BoxShape.state(box));
        }
        for (int i = 0; i < shape.lines().size(); i++) {
            y += BoxShape.LINE_HEIGHT;
            text(
                    i < box.outputs().size() ? "name" : null,
                    x + BoxShape.PADDING,
                    y - 4,
                    shape.lines().get(i));
        }
        if (!shape.note().isEmpty()) {
            text("small", x + BoxShape.PADDING, y + 11, shape.note());
        }
        out.append("</g>\n");
    }

    private static String kind(GraphBox box) {
        if (box.column()) {
            return box.outputs().isEmpty() ? "column" : "output";
        }
        return "box" + (box.features().size() > 1 ? " shared" : "")
                + (box.outputs().isEmpty() ? "" : " output");
    }

    private static String said(GraphBox box) {
        return "#" + box.node() + " " + box.text() + (box.state() == 0 ? "" : ", " + BoxShape.state(box)) + ", for "
                + String.join(", ", box.features());
    }

    private void text(@Nullable String kind, double x, double y, String text) {
        if (!text.isEmpty()) {
            element(
                    "text",
                    text,
                    (kind == null ? "" : " class=\"" + kind + "\"") + " x=\"" + number(x) + "\" y=\"" + number(y)
                            + "\"");
        }
    }

    private void element(String tag, String text, String attributes) {
        out.append('<').append(tag).append(attributes).append('>');
        out.append(text.replaceAll("\\p{Cntrl}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;"));
        out.append("</").append(tag).append('>');
    }

    /** A place, to the tenth. */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
