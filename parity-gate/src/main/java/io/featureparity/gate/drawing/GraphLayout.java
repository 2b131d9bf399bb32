// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.drawing;

import io.featureparity.gate.drawing.LayeredGraph.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the items of a layered graph their places: first their order within each layer, so that few lines cross, then how
 * high they stand, so that lines are level.
 */
final class GraphLayout {

    private static final int SWEEPS = 12;
    private static final int GAP = 16;
    private static final int GAP_OF_LINES = 7;

    private final List<List<Item>> layers;

    private GraphLayout(List<List<Item>> layers) {
        this.layers = layers;
    }

    /** Orders the items and sets how high they stand; the uppermost begins at 0. */
    static void apply(LayeredGraph graph) {
        GraphLayout layout = new GraphLayout(graph.layers());
        layout.order();
        layout.place();
    }

    // ---- order

    /** To and fro, each item goes to where its neighbours are; the best of all orders is kept. */
    private void order() {
        List<List<Item>> best = copy();
        long fewest = crossings();
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            boolean forward = sweep % 2 == 0;
            for (int i = 1; i < layers.size(); i++) {
                sort(forward ? i : layers.size() - 1 - i, forward);
            }
            long crossings = crossings();
            if (crossings < fewest) {
                fewest = crossings;
                best = copy();
            }
        }
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).clear();
            layers.get(i).addAll(best.get(i));
        }
    }

    private List<List<Item>> copy() {
        List<List<Item>> copy = new ArrayList<>();
        layers.forEach(layer -> copy.add(List.copyOf(layer)));
        return copy;
    }

    private void sort(int layer, boolean forward) {
        Map<Item, Integer> places = places(layers.get(forward ? layer - 1 : layer + 1));
        Map<Item, Double> wanted = new HashMap<>();
        List<Item> items = layers.get(layer);
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            List<Item> neighbours = forward ? item.before : item.after;
            double own = i;
            wanted.put(
                    item,
                    neighbours.stream()
                            .mapToInt(neighbour -> places.getOrDefault(neighbour, 0))
                            .average()
                            .orElse(own));
        }
        items.sort(Comparator.comparingDouble(item -> wanted.getOrDefault(item, 0.0))); // stable
    }

    private static Map<Item, Integer> places(List<Item> layer) {
        Map<Item, Integer> places = new HashMap<>();
        layer.forEach(item -> places.put(item, places.size()));
        return places;
    }

    private long crossings() {
        long crossings = 0;
        for (int i = 0; i + 1 < layers.size(); i++) {
            Map<Item, Integer> right = places(layers.get(i + 1));
            int[] ended = new int[right.size() + 1]; // sums of lines that ended so far: a tree of Fenwick's
            long lines = 0;
            for (Item left : layers.get(i)) {
                for (Item end : left.after) {
                    crossings += lines - upTo(ended, right.getOrDefault(end, 0) + 1);
                }
                for (Item end : left.after) {
                    for (int at = right.getOrDefault(end, 0) + 1; at < ended.length; at += at & -at) {
                        ended[at]++;
                    }
                    lines++;
                }
            }
        }
        return crossings;
    }

    private static int upTo(int[] ended, int last) {
        int sum = 0;
        for (int at = last; at > 0; at -= at & -at) {
            sum += ended[at];
        }
        return sum;
    }

    // ---- height

    private void place() {
        for (List<Item> layer : layers) {
            double y = 0;
            for (int i = 0; i < layer.size(); i++) {
                y += i == 0 ? 0 : distance(layer.get(i - 1), layer.get(i));
                layer.get(i).y = y;
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean forward = sweep % 2 == 0;
            for (int i = 1; i < layers.size(); i++) {
                level(layers.get(forward ? i : layers.size() - 1 - i), forward);
            }
        }
        double top = layers.stream()
                .flatMap(List::stream)
                .mapToDouble(item -> item.y - item.shape.height() / 2.0)
                .min()
                .orElse(0);
        layers.stream().flatMap(List::stream).forEach(item -> item.y -= top);
    }

    private static double distance(Item upper, Item lower) {
        int gap = upper.isBox() || lower.isBox() ? GAP : GAP_OF_LINES;
        return (upper.shape.height() + lower.shape.height()) / 2.0 + gap;
    }

    /**
     * Moves each item of a layer to the height of its neighbours, as near as its order and the gaps allow: the least squares of
     * all moves, found by putting together those that would overlap.
     */
    private static void level(List<Item> layer, boolean forward) {
        List<double[]> blocks = new ArrayList<>(); // the sum of what is wanted, the number of items
        double offset = 0;
        List<Double> offsets = new ArrayList<>();
        for (int i = 0; i < layer.size(); i++) {
            Item item = layer.get(i);
            offset += i == 0 ? 0 : distance(layer.get(i - 1), item);
            offsets.add(offset);
            double wanted = middle(forward ? item.before : item.after, item.y);
            double[] block = {wanted - offset, 1};
            while (!blocks.isEmpty() && mean(blocks.get(blocks.size() - 1)) >= mean(block)) {
                double[] upper = blocks.remove(blocks.size() - 1);
                block[0] += upper[0];
                block[1] += upper[1];
            }
            blocks.add(block);
        }
        int next = 0;
        for (double[] block : blocks) {
            for (int i = 0; i < block[1]; i++) {
                layer.get(next).y = mean(block) + offsets.get(next);
                next++;
            }
        }
    }

    /** The middle of some items; where there is none, a place of one's own. */
    private static double middle(List<Item> items, double own) {
        double sum = 0;
        for (Item item : items) {
            sum += item.y;
        }
        return items.isEmpty() ? own : sum / items.size();
    }

    private static double mean(double[] block) {
        return block[0] / block[1];
    }
}
