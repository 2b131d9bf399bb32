// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.search;

import io.featureparity.parity.diagnosis.column.Claim;
import io.featureparity.parity.diagnosis.column.Evaluation;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.column.Storage;
import io.featureparity.parity.diagnosis.edit.Core;
import io.featureparity.parity.diagnosis.edit.Option;
import io.featureparity.parity.diagnosis.edit.OutcomeEdits;
import io.featureparity.parity.diagnosis.edit.Space;
import io.featureparity.parity.diagnosis.edit.StaleEdits;
import io.featureparity.parity.diagnosis.edit.Variant;
import io.featureparity.parity.diagnosis.finding.Evidence;
import io.featureparity.parity.diagnosis.outcome.Linear;
import io.featureparity.parity.diagnosis.outcome.Lines;
import io.featureparity.parity.diagnosis.outcome.Outcome;
import io.featureparity.parity.diagnosis.outcome.OutcomeFit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The fine half of the search: compares formulas with the whole column, and tries edits that change few rows or last digits.
 */
public final class Explaining {

    /** As many values are held at once. */
    private static final int MOST_VALUES = 4_000_000;

    private static final int KEPT = 8;
    private static final double ACCIDENT = 0.002;
    private static final int MOST_FINE = 24;
    private static final int MOST_EDITS = 3;

    private final MarketColumns market;
    private final Claim claim;
    private final Core core;
    private final Space space;
    private final Sample sample;
    private final int memory;
    private final OutcomeEdits naming;

    Explaining(
            MarketColumns market, Claim claim, Core core, Space space, Sample sample, int memory, OutcomeEdits naming) {
        this.market = market;
        this.claim = claim;
        this.core = core;
        this.space = space;
        this.sample = sample;
        this.memory = memory;
        this.naming = naming;
    }

    /** The best explanations by some formulas, over all rows; each holds as many values as there are bars. */
    List<Explained> all(List<Ranked> ranked) {
        List<Explained> explained = new ArrayList<>();
        int together = Math.max(1, Math.min(16, MOST_VALUES / market.size()));
        for (int from = 0; from < ranked.size(); from += together) {
            explained.addAll(over(ranked.subList(from, Math.min(ranked.size(), from + together)), 0, market.size()));
            explained = best(explained);
        }
        return explained;
    }

    static List<Explained> best(List<Explained> explained) {
        List<Explained> sorted = Ranking.sorted(explained);
        return sorted.size() <= KEPT ? sorted : new ArrayList<>(sorted.subList(0, KEPT));
    }

    private List<Explained> over(List<Ranked> some, int from, int to) {
        double[][] values = Evaluation.of(
                market, some.stream().map(one -> one.variant().expression()).toList(), from, to);
        List<Explained> explained = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            explained.add(explain(some.get(i).variant(), some.get(i).way(), values[i], from));
        }
        return explained;
    }

    /** The explanation by values that are computed already; their array is used for what becomes of them. */
    Explained explain(Variant variant, Way way, double[] values, int from) {
        Verification verification = new Verification(market, claim, memory, from);
        Explained best = null;
        for (Linear linear : Lines.exact(way.linear(), values, claim, from)) {
            Outcome expected = core.expected(variant, linear);
            Outcome outcome = new OutcomeFit(claim, expected, from).fit(values, way.scores());
            Explained one = null;
            for (Storage storage : storages(way.scores().times() > 0)) {
                Outcome stored = outcome.withStorage(storage);
                double[] its = stored(values, stored);
                Evidence found = verification.of(its, stored, variant.expression());
                if (one == null
                        || found.equalOfAll() > one.evidence().equalOfAll()) { // the least that can have been done
                    one = new Explained(variant, way, stored, naming.of(stored, expected, variant), found, its);
                }
            }
            best = best == null || (one != null && isMoreLikely(one, best)) ? one : best;
        }
        if (best == null) {
            throw new IllegalStateException("there is always a line and a storage");
        }
        return best;
    }

    /** Of lines that were found from floats, a few rows more to the bit are an accident. */
    private boolean isMoreLikely(Explained one, Explained other) {
        int more = one.evidence().equalOfAll() - other.evidence().equalOfAll();
        boolean accident = claim.storage().float32() && Math.abs(more) <= ACCIDENT * claim.rows();
        boolean enough = one.evidence().isEnough() == other.evidence().isEnough();
        boolean asGood = (accident && enough) || more == 0;
        return asGood ? one.outcomeCost() < other.outcomeCost() : more > 0;
    }

    /** From the least that can have been done to the most. What is normalised is a float if it can be one. */
    private List<Storage> storages(boolean normalised) {
        Storage all = claim.storage();
        List<Storage> storages = new ArrayList<>(List.of(Storage.EXACT));
        if (all.float32()) {
            storages.add(normalised ? 0 : 1, new Storage(true, Storage.ALL));
        }
        if (all.decimals() != Storage.ALL) {
            storages.add(new Storage(false, all.decimals()));
            if (all.float32()) {
                storages.add(all);
            }
        }
        return storages;
    }

    private static double[] stored(double[] values, Outcome outcome) {
        double[] stored = new double[values.length];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = outcome.stored(values[i]);
        }
        return stored;
    }

    // ---- what changes few rows

    /** Explanations with more edits that change few rows; those that match best. */
    List<Explained> refined(Explained one) {
        Way way = one.way();
        List<Variant> variants = new ArrayList<>(List.of(one.variant()));
        List<Option> options = space.fine(one.variant().expression());
        int left = Math.max(2, MOST_EDITS - one.variant().edits().size());
        combine(one.variant(), options, 0, left, variants);
        List<Explained> refined = new ArrayList<>(all(bestOnSample(variants, way)));
        refined.add(one);
        Explained best = Ranking.sorted(refined).get(0);
        if (one.evidence().equalOfAll() < claim.rows()) {
            refined.addAll(limited(one.variant(), way));
        }
        if (!best.variant().equals(one.variant()) && best.evidence().equalOfAll() < claim.rows()) {
            refined.addAll(limited(best.variant(), way));
        }
        // With another limit, what changes few rows changes others.
        refined.stream()
                .filter(its -> !variants.contains(its.variant()))
                .max(Comparator.comparingInt(its -> its.evidence().equalOfAll()))
                .filter(its -> its.evidence().equalOfAll() < claim.rows())
                .map(Explained::variant)
                .ifPresent(limited -> {
                    List<Variant> more = new ArrayList<>();
                    combine(limited, space.fine(limited.expression()), 0, 1, more);
                    refined.addAll(all(bestOnSample(more, way)));
                });
        return refined;
    }

    /** A formula with other limits of how long a macro value is seen, which concern rows that no sample need hold. */
    List<Explained> limited(Variant variant, Way way) {
        Outcome outcome = core.expected(variant, way.linear()).withScores(way.scores());
        return all(new StaleEdits(market, claim, core)
                .of(variant, outcome).stream()
                        .map(limited -> new Ranked(limited, way, 1))
                        .toList());
    }

    private static void combine(Variant so, List<Option> options, int from, int left, List<Variant> variants) {
        for (int i = from; i < options.size() && left > 0; i++) {
            Option option = options.get(i);
            Variant more = so.plus(option);
            boolean same = so.edits().stream().anyMatch(edit -> edit.name().equals(option.family()));
            if (!same && !more.expression().equals(so.expression())) {
                variants.add(more);
                combine(more, options, i + 1, left - 1, variants);
            }
        }
    }

    private List<Ranked> bestOnSample(List<Variant> variants, Way way) {
        List<Explained> explained = new ArrayList<>();
        for (int from = 0; from < variants.size(); from += 100) {
            List<Ranked> some = variants.subList(from, Math.min(variants.size(), from + 100)).stream()
                    .map(variant -> new Ranked(variant, way, 0))
                    .toList();
            explained.addAll(over(some, sample.from(), sample.to()));
        }
        return Ranking.sorted(explained).stream()
                .limit(MOST_FINE)
                .map(one -> new Ranked(one.variant(), way, 1))
                .toList();
    }
}
