// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.search;

import io.featureparity.parity.diagnosis.edit.AverageEdits;
import io.featureparity.parity.diagnosis.edit.ChangeEdits;
import io.featureparity.parity.diagnosis.edit.InputEdits;
import io.featureparity.parity.diagnosis.edit.Option;
import io.featureparity.parity.diagnosis.edit.Space;
import io.featureparity.parity.diagnosis.edit.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Looks for formulas of which no row matches until all edits are right, such as another input with another length, joined
 * later. It starts with the formulas whose values rise and fall most like the column's, and goes on to all that differ from
 * them in one edit.
 */
public final class Guided {

    /** What is tried together at first: what makes values rise and fall at other bars. */
    private static final List<String> TOGETHER = List.of(
            InputEdits.JOIN,
            InputEdits.INPUT,
            InputEdits.TAKEN_FROM,
            InputEdits.FIXED,
            AverageEdits.WINDOW,
            ChangeEdits.LAG,
            AverageEdits.SMOOTHING,
            ChangeEdits.FORM);

    private static final Set<String> LENGTHS = Set.of(AverageEdits.WINDOW, ChangeEdits.LAG);
    private static final double APART = 1.6;
    private static final int MOST_STARTS = 6_000;
    private static final int ROUNDS = 3;
    private static final int FOLLOWED = 3;
    private static final double LEAST = 0.2;
    private static final double LITTLE = 1e-4;

    /** So much more alike has to be what needs one edit more: it leaves room for fewer others. */
    private static final double AN_EDIT = 0.01;

    /** So alike, another length by a bar or two makes no difference before the last edit is made. */
    private static final double ALIKE = 0.9;

    private final Space space;
    private final Map<String, List<Option>> families = new LinkedHashMap<>();
    private final Map<List<Option>, Double> likeness = new HashMap<>();
    private final Set<List<Option>> followed = new HashSet<>();

    Guided(Space space) {
        this.space = space;
        space.coarse()
                .forEach(option -> families.computeIfAbsent(option.family(), its -> new ArrayList<>())
                        .add(option));
    }

    /** Goes on until something is found or nothing is like the column; what tries formulas says how like it each is. */
    void run(Function<List<Variant>, double[]> tried, BooleanSupplier isFound) {
        List<List<Option>> points = starts();
        double most = 0;
        for (int round = 0; round <= ROUNDS && !points.isEmpty() && !isFound.getAsBoolean(); round++) {
            List<Variant> variants = new ArrayList<>();
            List<List<Option>> made = new ArrayList<>();
            for (List<Option> point : points) {
                Variant variant = likeness.containsKey(point) ? null : space.made(point);
                likeness.putIfAbsent(point, 0.0);
                if (variant != null) {
                    variants.add(variant);
                    made.add(point);
                }
            }
            double[] its = tried.apply(variants);
            double before = most;
            for (int i = 0; i < its.length; i++) {
                likeness.put(made.get(i), its[i]);
                most = Math.max(most, its[i]);
            }
            if (round > 0 && most - before < LITTLE && most < ALIKE) {
                return;
            }
            points = best().stream().flatMap(best -> besides(best).stream()).toList();
        }
    }

    private List<List<Option>> starts() {
        List<List<Option>> starts = List.of(List.of());
        for (String family : TOGETHER) {
            List<Option> options = families.getOrDefault(family, List.of());
            if (LENGTHS.contains(family)) {
                options = apart(options);
            }
            if ((long) starts.size() * (options.size() + 1) <= MOST_STARTS) {
                List<List<Option>> more = new ArrayList<>(starts);
                for (List<Option> start : starts) {
                    options.forEach(option -> more.add(with(start, option)));
                }
                starts = more;
            }
        }
        return starts.stream()
                .filter(start -> start.size() <= Search.MOST_EDITS)
                .toList();
    }

    /** Some lengths, each longer than the one before by the same factor: those between resemble one of them. */
    private static List<Option> apart(List<Option> lengths) {
        List<Option> some = new ArrayList<>();
        for (double at = 2; at < lengths.size(); at *= APART) {
            some.add(lengths.get((int) at));
        }
        return some;
    }

    /** The most alike that were not followed yet, no two of which differ in a length alone. */
    private List<List<Option>> best() {
        Set<List<Option>> kinds = new HashSet<>();
        List<List<Option>> best = likeness.entrySet().stream()
                .filter(one -> one.getValue() >= LEAST && !followed.contains(one.getKey()))
                .sorted(Comparator.comparingDouble(one -> AN_EDIT * one.getKey().size() - one.getValue()))
                .map(Map.Entry::getKey)
                .filter(point -> kinds.add(point.stream()
                        .filter(option -> !LENGTHS.contains(option.family()))
                        .toList()))
                .limit(FOLLOWED)
                .toList();
        followed.addAll(best);
        return best;
    }

    /** All that has one edit more or less, or another one of the same kind. */
    private List<List<Option>> besides(List<Option> point) {
        List<List<Option>> points = new ArrayList<>();
        for (Option option : point) {
            points.add(point.stream().filter(one -> !one.equals(option)).toList());
        }
        for (Option option : space.coarse()) {
            List<Option> other = with(point, option);
            if (other.size() <= Search.MOST_EDITS) {
                points.add(other);
            }
        }
        return points;
    }

    /** The options with one of a family in place of any other of it, in the order in which they are made. */
    private List<Option> with(List<Option> point, Option option) {
        Set<Option> all = new HashSet<>(point);
        all.removeIf(one -> one.family().equals(option.family()));
        all.add(option);
        return all.size() == 1
                ? List.of(option)
                : all.stream().sorted(Comparator.comparingInt(space::place)).toList();
    }
}
