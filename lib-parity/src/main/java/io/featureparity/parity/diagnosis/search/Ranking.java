// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.search;

import io.featureparity.parity.diagnosis.finding.Evidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Puts explanations of one column in order, best first: those that match enough rows; of these, those that match most, in the
 * strictest sense in which any of them matches enough; and of those that match as well, the simplest.
 */
public final class Ranking {

    /** Where last bits are noise, a few rows more are no reason to believe more edits. */
    private static final double NOISE = 1 - Evidence.ENOUGH;

    // Where one has most bits and another has few, the few are those of another way to compute it.
    private static final double MOST_BITS = 0.8;
    private static final double FEW_BITS = 0.4;

    private Ranking() {}

    public static List<Explained> sorted(Collection<Explained> all) {
        Comparator<Explained> byCost = Comparator.comparingInt(Explained::cost);
        Comparator<Explained> enoughFirst =
                Comparator.comparing(one -> !one.evidence().isEnough());
        List<Explained> sorted = new ArrayList<>(all);
        ToDoubleFunction<Explained> share = share(sorted);
        sorted.sort(enoughFirst
                .thenComparing(Comparator.comparingDouble(share).reversed())
                .thenComparing(byCost));
        return sorted;
    }

    /** How well one matches, in the sense that decides between all of them. */
    private static ToDoubleFunction<Explained> share(List<Explained> all) {
        List<Evidence> enough =
                all.stream().map(Explained::evidence).filter(Evidence::isEnough).toList();
        if (enough.isEmpty()) {
            return one -> one.evidence().share();
        }
        if (enough.stream().anyMatch(its -> its.equal() >= Evidence.ENOUGH * its.rows())) {
            return one -> one.evidence().equalOfAll();
        }
        boolean near = enough.stream().anyMatch(its -> its.near() >= Evidence.ENOUGH * its.rows());
        ToDoubleFunction<Evidence> exact = its -> (double) (near ? its.near() : its.close()) / its.rows();
        double most = enough.stream().mapToDouble(exact).max().orElse(1);
        boolean told = enough.stream().anyMatch(its -> its.equal() >= MOST_BITS * its.rows());
        return one -> {
            Evidence its = one.evidence();
            double share = exact.applyAsDouble(its);
            boolean few = told && its.equal() < FEW_BITS * its.rows();
            return few ? share - 1 : share >= most - NOISE ? most : share;
        };
    }

    /** Whether nothing tells two explanations apart but how simple they are. */
    public static boolean isAsGood(Explained one, Explained other) {
        List<Explained> both = List.of(one, other);
        ToDoubleFunction<Explained> share = share(both);
        return one.evidence().isEnough() == other.evidence().isEnough()
                && Double.compare(share.applyAsDouble(one), share.applyAsDouble(other)) == 0;
    }
}
