// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.drawing;

import io.featureparity.features.explanation.GraphBox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Boxes in layers: each one layer behind the last of those that it reads. Where a line passes a layer, it has a place of its
 * own there, which all lines from the same box share.
 */
final class LayeredGraph {

    /** A box, or the place of a line that passes by. */
    static final class Item {
        final BoxShape shape;
        final int layer;
        final List<Item> before = new ArrayList<>();
        final List<Item> after = new ArrayList<>();
        double y; // of the middle

        Item(BoxShape shape, int layer) {
            this.shape = shape;
            this.layer = layer;
        }

        boolean isBox() {
            return shape.box() != null;
        }
    }

    private final List<List<Item>> layers = new ArrayList<>();
    private final Map<Integer, Item> boxes = new HashMap<>();
    private int size;

    private LayeredGraph() {}

    /**
     * Puts boxes into layers.
     *
     * @param boxes the boxes, each behind those that it reads
     * @param most how many boxes and places of lines there may be
     * @return the graph; null if there are more
     */
    static @Nullable LayeredGraph of(List<GraphBox> boxes, int most) {
        LayeredGraph graph = new LayeredGraph();
        for (GraphBox box : boxes) {
            if (!graph.add(box, most)) {
                return null;
            }
        }
        return graph;
    }

    private boolean add(GraphBox box, int most) {
        int layer = 0;
        for (int input : box.inputs()) {
            layer = Math.max(layer, item(input).layer + 1);
        }
        Item item = put(new Item(BoxShape.of(box), layer));
        boxes.put(box.node(), item);
        for (int input : box.inputs()) {
            Item from = item(input);
            while (from.layer < layer - 1 && size <= most) {
                from = passing(from);
            }
            from.after.add(item);
            item.before.add(from);
        }
        return size <= most;
    }

    private Item item(int node) {
        Item item = boxes.get(node);
        if (item == null) {
            throw new IllegalArgumentException("box " + node + " stands behind what reads it");
        }
        return item;
    }

    /** The place where lines from an item pass the next layer. */
    private Item passing(Item from) {
        for (Item next : from.after) {
            if (!next.isBox()) {
                return next;
            }
        }
        Item next = put(new Item(BoxShape.LINE, from.layer + 1));
        from.after.add(next);
        next.before.add(from);
        return next;
    }

    private Item put(Item item) {
        while (layers.size() <= item.layer) {
            layers.add(new ArrayList<>());
        }
        layers.get(item.layer).add(item);
        size++;
        return item;
    }

    /** {@return the layers from left to right, each from top to bottom} */
    List<List<Item>> layers() {
        return layers;
    }
}
