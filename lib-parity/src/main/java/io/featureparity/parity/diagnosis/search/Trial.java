// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.search;

import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import io.featureparity.parity.diagnosis.column.Claim;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.finding.Edit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A search over the first bars of a long column, whose explanations are then held against all of it. */
public final class Trial {

    private static final int SEARCHED = 40_000;
    private static final int CONFIRMED = 5;

    private final MarketColumns market;
    private final Claim claim;
    private final Search search;
    private final boolean whole;

    public Trial(
            MarketColumns market, FeatureSpec feature, @Nullable NormStats stats, Claim claim, List<Edit> already) {
        this.market = market;
        this.claim = claim;
        this.whole = market.size() <= SEARCHED * 3 / 2 || claim.firstPresent() > SEARCHED / 2;
        this.search = whole
                ? new Search(market, feature, stats, claim, already)
                : new Search(market.head(SEARCHED), feature, stats, claim.head(SEARCHED), already);
    }

    /** Tries formulas with some numbers of edits, unless fewer did. Gives the explanations so far, best first. */
    public List<Explained> run(int from, int to) {
        List<Explained> found = search.run(from, to);
        return whole ? found : search.over(market, claim, found.subList(0, Math.min(CONFIRMED, found.size())));
    }

    public Search search() {
        return search;
    }
}
