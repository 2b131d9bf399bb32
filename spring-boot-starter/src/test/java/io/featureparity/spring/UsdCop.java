// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring;

import io.featureparity.contract.Bar;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.spring.feed.InstrumentFeed;
import io.featureparity.spring.feed.InstrumentFeeds;
import org.springframework.stereotype.Component;

// Shown in spring-boot-starter/README.md
@Component
final class UsdCop {

    private final InstrumentFeed feed;

    UsdCop(InstrumentFeeds feeds) {
        feed = feeds.feed("USD/COP");
    }

    FeedDecision take(Bar bar) {
        return feed.accept(bar); // with a MacroSeries as a bean; else accept(bar, macro)
    }

    float[] input(double position) {
        return feed.observe(position).toArray();
    }
}
// Shown up to here
