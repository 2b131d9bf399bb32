// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import static io.featureparity.tests.feed.TradingYear.someBars;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.feed.FeedBuilder;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A model, a feed with imperfections, and macro values around its bars.
 *
 * @param published the macro values, which come from a series
 * @param ownMacro whether macro values come with the bars instead
 */
record Scene(Model model, MessyFeed messy, List<Publication> published, boolean ownMacro) {

    private static final int ONE_IN_A_FEW = 6;

    /** Some bars, of which one in a few is imperfect. */
    static Scene of(Model model, SplittableRandom random, int length, boolean ownMacro) {
        long[] bars = someBars(random, length);
        List<Publication> published = Publication.around(random, bars, length);
        MessyFeed messy = MessyFeed.of(random.nextLong(), model.contract().policy(), bars, ONE_IN_A_FEW, ownMacro);
        return new Scene(model, messy, published, ownMacro);
    }

    FeatureContract contract() {
        return model.contract();
    }

    /** A feed that gets macro values in the way of this scene. */
    FeedBuilder feed() {
        FeedBuilder builder = MarketFeed.of(model);
        return ownMacro ? builder : builder.macro(Publication.series(contract(), published));
    }

    /** The rows that are left of the feed, with the macro values that are seen at each. */
    BarColumns clean() {
        return ownMacro
                ? messy.taken(contract())
                : messy.taken(contract(), Publication.seen(contract(), published, messy.takenTimes()));
    }
}
