// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.search;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import io.featureparity.parity.diagnosis.column.Claim;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.edit.Core;
import io.featureparity.parity.diagnosis.edit.Edits;
import io.featureparity.parity.diagnosis.edit.OutcomeEdits;
import io.featureparity.parity.diagnosis.edit.Shifts;
import io.featureparity.parity.diagnosis.edit.Space;
import io.featureparity.parity.diagnosis.edit.Variant;
import io.featureparity.parity.diagnosis.finding.Edit;
import io.featureparity.parity.diagnosis.finding.Evidence;
import io.featureparity.parity.diagnosis.outcome.Linear;
import io.featureparity.parity.diagnosis.outcome.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The search for the formula of one column: coarse over a sample, level by level of edits, then fine over all rows. */
public final class Search {

    public static final int MOST_EDITS = 3;

    private static final double PROMISING = 0.6;
    private static final double OF_FLOATS = 0.95;
    private static final double MANY_BITS = 0.5;
    private static final double WORTH_REFINING = 0.8;
    private static final int TO_EXPLAIN = 8;
    private static final int TO_REFINE = 3;
    private static final int TO_EXTEND = 3;

    private final MarketColumns market;
    private final FeatureSpec feature;
    private final Claim claim;
    private final Core core;
    private final Space space;
    private final Sample sample;
    private final Screening screening;
    private final Explaining explaining;
    private final int memory;
    private final List<Edit> already;
    private List<Explained> found = new ArrayList<>();
    private final List<Ranked> closest = new ArrayList<>();

    /** All explanations begin with edits that are known already. */
    public Search(
            MarketColumns market, FeatureSpec feature, @Nullable NormStats stats, Claim claim, List<Edit> already) {
        FeatureContract contract = market.contract();
        this.market = market;
        this.feature = feature;
        this.claim = claim;
        this.core = Core.of(contract, feature);
        this.sample = Sample.of(market, claim);
        this.already = already;
        this.space = new Space(market, claim, core, (sample.to() - sample.from()) / 3, already);
        this.screening = new Screening(market, sample, ways(contract, feature, stats), core.outcome());
        this.memory = Math.min(feature.calculation().memoryBars(contract.barMinutes()), 5_000);
        this.explaining = new Explaining(market, claim, core, space, sample, memory, new OutcomeEdits(core));
    }

    private static List<Way> ways(FeatureContract contract, FeatureSpec feature, @Nullable NormStats stats) {
        List<Scores> scores = new ArrayList<>(List.of(Scores.NONE));
        if (stats != null && feature.isMarket()) {
            Scores once = Scores.of(contract, feature, stats);
            scores.add(once);
            scores.add(once.repeated(2));
        }
        List<Way> ways = new ArrayList<>();
        for (Linear linear : List.of(Linear.SAME, Linear.times(100), Linear.over(100))) {
            scores.forEach(its -> ways.add(new Way(linear, its)));
        }
        return ways;
    }

    /** Tries formulas with some numbers of edits, unless fewer did. Gives all explanations so far, best first. */
    public List<Explained> run(int from, int to) {
        for (int level = from; level <= to && !isFound(level - 1); level++) {
            take(space.level(level), level > 1 ? Shifts.NEAR : Shifts.FURTHEST);
            if (level == 0 && !isFound(level)) {
                screening.ways().stream()
                        .filter(way -> way.linear().equals(Linear.SAME))
                        .forEach(way -> found.addAll(explaining.limited(space.contract(), way)));
            }
            if (level == 1 && !isFound(level)) {
                take(otherFeatures(), 0);
            }
            if (level > 0 && level < MOST_EDITS && level < to && !isFound(level)) {
                extend(level);
            }
            if (level == 2 && level < to && !isFound(level)) {
                new Guided(space).run(variants -> take(variants, Shifts.NEAR), () -> isFound(MOST_EDITS));
            }
        }
        return Ranking.sorted(found);
    }

    /** From what came nearest with some edits to all that has one more. */
    private void extend(int edits) {
        List<Variant> more = new ArrayList<>();
        closest().stream()
                .map(Ranked::variant)
                .filter(variant -> variant.edits().size() == already.size() + edits)
                .distinct()
                .limit(TO_EXTEND)
                .forEach(variant -> more.addAll(space.extended(variant)));
        take(more, 0);
    }

    /** Whether more edits may fit better than what was found with one. */
    public boolean mayBeBetter() {
        return !isFound(1);
    }

    /** What came nearest on the sample, best first, of all levels. */
    List<Ranked> closest() {
        closest.sort(null);
        return closest;
    }

    /** Whether more edits need not be tried: nothing can fit better. */
    private boolean isFound(int level) {
        return found.stream().anyMatch(one -> {
            Evidence evidence = one.evidence();
            boolean toTheBit =
                    evidence.equal() >= Evidence.ENOUGH * evidence.rows() && isEqualWhereItTells(one.values());
            if (!evidence.isEnough() || (level == 0 && one.edits().size() > 1)) { // one other edit may say it all
                return false;
            }
            if (one.outcome().linear().isFitted()) { // another formula may need no such number
                return level > 1 && (toTheBit || evidence.equal() >= OF_FLOATS * evidence.rows());
            }
            boolean nearly = evidence.near() >= Evidence.ENOUGH * evidence.rows();
            return toTheBit || (level > 1 && nearly && evidence.equal() >= MANY_BITS * evidence.rows());
        });
    }

    private boolean isEqualWhereItTells(double[] stored) {
        int rows = 0;
        int equal = 0;
        for (int row = market.contract().warmUpBars(); row < stored.length; row++) {
            double value = claim.value(row);
            if (claim.isKnown(row) && !Double.isNaN(value) && value != claim.usual()) {
                rows++;
                equal += claim.isAbout(stored[row], value, 1e-15) ? 1 : 0;
            }
        }
        return equal >= 0.99 * rows;
    }

    private double[] take(List<Variant> variants, int furthest) {
        Screening.Screened screened = screening.of(variants, already.isEmpty() ? furthest : 0);
        List<Ranked> best = screened.best();
        closest.addAll(best.subList(0, Math.min(3, best.size())));
        List<Ranked> promising = best.stream()
                .filter(one -> one.share() >= PROMISING)
                .limit(TO_EXPLAIN)
                .toList();
        List<Explained> explained = explaining.all(promising);
        found.addAll(explained);
        Set<Variant> near = promising.stream()
                .filter(one -> one.share() >= WORTH_REFINING)
                .map(Ranked::variant)
                .collect(Collectors.toSet());
        explained.stream()
                .filter(one -> near.contains(one.variant()) && one.evidence().equalOfAll() < claim.rows())
                .limit(TO_REFINE)
                .forEach(one -> found.addAll(explaining.refined(one)));
        found = Explaining.best(found);
        return screened.likeness();
    }

    /** The formulas of the contract's other features. */
    private List<Variant> otherFeatures() {
        List<Variant> others = new ArrayList<>();
        for (FeatureSpec other : market.contract().marketFeatures()) {
            if (!other.equals(feature)) {
                Edit edit = Edits.of("feature", "the column of " + other.name(), "", core.clause());
                List<Edit> edits = new ArrayList<>(already);
                edits.add(edit);
                others.add(new Variant(Core.of(market.contract(), other).expression(), edits));
            }
        }
        return others;
    }

    /** By how many rows the column may stand too late, best first. */
    public List<Integer> shifts() {
        return screening.shifts().best();
    }

    /** What may help where nothing fits. */
    public List<String> hints() {
        return new Hints(market, claim, this).all();
    }

    public Core core() {
        return core;
    }

    Space space() {
        return space;
    }

    Sample sample() {
        return sample;
    }

    Screening screening() {
        return screening;
    }

    /** The same explanations over more bars, best first. */
    List<Explained> over(MarketColumns all, Claim column, List<Explained> some) {
        List<Ranked> ranked = some.stream()
                .map(one -> new Ranked(one.variant(), one.way(), 1))
                .toList();
        return new Explaining(all, column, core, space, sample, memory, new OutcomeEdits(core)).all(ranked);
    }

    /** The explanation by values that something else has computed, at the bars that a claim knows. */
    Explained explain(Claim of, Variant variant, Way way, double[] values) {
        return new Explaining(market, of, core, space, sample, memory, new OutcomeEdits(core))
                .explain(variant, way, values, 0);
    }
}
