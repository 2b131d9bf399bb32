// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The definitions of a contract: which use which, which are on a cycle, and what each one is. */
final class Definitions {

    static final int MOST = 100;

    private final FormulaNames names;

    /** The texts; null where one could not be read. */
    private final Map<String, @Nullable Syntax> roots;

    private final List<String> order;
    private final Map<String, Integer> indexes = new LinkedHashMap<>();

    /** For each definition those that it uses, through any number of steps. */
    private final List<BitSet> uses = new ArrayList<>();

    /**
     * Looks at definitions.
     *
     * @param names what other names stand for
     * @param roots the definitions, at most 100; null for one that could not be read
     */
    Definitions(FormulaNames names, Map<String, @Nullable Syntax> roots) {
        this.names = names;
        this.roots = roots;
        order = List.copyOf(roots.keySet());
        order.forEach(name -> indexes.put(name, indexes.size()));
        for (String name : order) {
            BitSet used = new BitSet();
            Syntax root = roots.get(name);
            if (root != null) {
                NameUses.of(root).forEach(use -> {
                    Integer index = indexes.get(use.name());
                    if (index != null) {
                        used.set(index);
                    }
                });
            }
            uses.add(used);
        }
        for (int through = 0; through < uses.size(); through++) {
            for (BitSet used : uses) {
                if (used.get(through)) {
                    used.or(uses.get(through));
                }
            }
        }
    }

    boolean contains(String name) {
        return indexes.containsKey(name);
    }

    /** Whether two definitions use each other; of one and the same, whether it uses itself. */
    boolean onOneCycle(String one, String other) {
        Integer i = indexes.get(one);
        Integer j = indexes.get(other);
        return i != null && j != null && uses.get(i).get(j) && uses.get(j).get(i);
    }

    /** What a definition is; null if its text does not say, for a reason that is blamed elsewhere. */
    @Nullable
    FormulaType type(String name) {
        String next = name;
        for (int steps = 0; steps <= order.size(); steps++) {
            Syntax root = roots.get(next);
            if (root instanceof Syntax.Name same) {
                if (names.isColumn(same.name()) || FormulaNames.constant(same.name()) != null) {
                    return FormulaType.NUMBER;
                }
                next = same.name();
            } else if (root instanceof Syntax.Operator operator) {
                return operator.function().type();
            } else if (root instanceof Syntax.Call call) {
                FormulaFunction function = FormulaFunction.of(call.name());
                return function == null ? null : function.type();
            } else {
                return root instanceof Syntax.Num ? FormulaType.NUMBER : null;
            }
        }
        return null; // names of each other alone
    }

    /** {@return the names, each behind those that it uses; only where there is no cycle} */
    List<String> inOrderOfUse() {
        List<String> sorted = new ArrayList<>(order);
        // whoever uses another uses all that the other does, and so more
        sorted.sort((a, b) -> Integer.compare(useCount(a), useCount(b)));
        return sorted;
    }

    private int useCount(String name) {
        return uses.get(indexes.getOrDefault(name, 0)).cardinality();
    }
}
