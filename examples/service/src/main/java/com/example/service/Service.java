// SPDX-License-Identifier: Apache-2.0
package com.example.service;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.Observation;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.MarketFeed;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The way from a candle of the market to what the model sees. The golden cases go this way too, as a test. */
final class Service {

    static final ZoneId MARKET = ZoneId.of("America/Bogota");

    private final MarketFeed feed;

    Service(MarketFeed feed) {
        this.feed = feed;
    }

    /** Takes a candle in. The feed knows the macro values from what was published. */
    FeedDecision take(Candle candle) {
        return feed.accept(
                millis(candle.begin()), candle.open(), candle.high(), candle.low(), candle.close(), candle.volume());
    }

    /** Takes a candle in that comes with its macro values. */
    FeedDecision take(Candle candle, double[] macro) {
        return feed.accept(
                millis(candle.begin()),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                macro);
    }

    /** What the model sees after the last candle, if it holds this position, at this time of its own clock. */
    Observation observe(double position, LocalDateTime time) {
        return features().observe(AgentState.at(position, time.atZone(MARKET).toInstant()));
    }

    private static long millis(LocalDateTime time) {
        return time.atZone(MARKET).toInstant().toEpochMilli();
    }

    /** What has been computed. */
    FeatureView features() {
        return feed.features();
    }
}
