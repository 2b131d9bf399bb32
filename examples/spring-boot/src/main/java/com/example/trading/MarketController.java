// SPDX-License-Identifier: Apache-2.0
package com.example.trading;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.Observation;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.spring.feed.InstrumentFeed;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.featureparity.spring.feed.ServedObservation;
import io.featureparity.spring.feed.Standing;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes bars in, and answers what the model sees. */
@RestController
class MarketController {

    private final InstrumentFeeds feeds;
    private final FeatureContract contract;

    MarketController(InstrumentFeeds feeds, FeatureContract contract) {
        this.feeds = feeds;
        this.contract = contract;
    }

    @PostMapping("/bars/{base}/{quote}")
    Map<String, FeedDecision> take(
            @PathVariable String base, @PathVariable String quote, @RequestBody ArrivedBar arrived) {
        FeedDecision decision =
                feeds.feed(base + "/" + quote).accept(arrived.bar(), contract.macro(arrived.macroOf(contract)));
        return Map.of("decision", decision);
    }

    @GetMapping("/observations/{base}/{quote}")
    Served observe(
            @PathVariable String base, @PathVariable String quote, @RequestParam(defaultValue = "0") double position) {
        InstrumentFeed feed = feeds.feed(base + "/" + quote);
        return feed.with(inner -> {
            // One look at the feed: all of the answer is of the same bar.
            ServedObservation served = feed.serve(position);
            return Served.of(feed.instrument(), served, inner.features().raw());
        });
    }

    /** A bar as the market sends it, with the macro values that are known. */
    record ArrivedBar(
            Instant time,
            double open,
            double high,
            double low,
            double close,
            double volume,
            Map<String, Double> macro) {

        Bar bar() {
            return new Bar(time, open, high, low, close, volume);
        }

        /** What is not known is absent: NaN. */
        Map<String, Double> macroOf(FeatureContract contract) {
            Map<String, Double> known = macro == null ? Map.of() : macro;
            Map<String, Double> all = new HashMap<>(known);
            contract.macroColumns().forEach(column -> all.putIfAbsent(column, Double.NaN));
            return all;
        }
    }

    /**
     * What the model sees, and the level of the service beside it: 1 for all is well. JSON has no NaN, and Jackson would write it as the text "NaN": a raw value that is absent is null.
     */
    record Served(
            String instrument,
            Instant bar,
            int level,
            List<String> conditions,
            Map<String, Float> observation,
            Map<String, Double> raw) {

        static Served of(String instrument, ServedObservation served, double[] raw) {
            Observation observation = served.observation().requireValid();
            Map<String, Float> values = new LinkedHashMap<>();
            Map<String, Double> rawValues = new LinkedHashMap<>();
            observation.contract().features().forEach(feature -> {
                values.put(feature.name(), observation.get(feature.name()));
                if (feature.index() < raw.length) {
                    double value = raw[feature.index()];
                    rawValues.put(feature.name(), Double.isNaN(value) ? null : (Double) value);
                }
            });
            Standing standing = served.standing();
            return new Served(instrument, served.bar(), standing.level(), standing.conditions(), values, rawValues);
        }
    }
}
