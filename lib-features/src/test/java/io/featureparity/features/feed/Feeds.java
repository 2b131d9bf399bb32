// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.features.TestContracts;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.testsupport.document.ContractDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the tests of feeds have in common. */
final class Feeds {

    static final long MINUTE = 60_000;

    /** A Monday with a session. */
    static final long OPEN = Instant.parse("2024-03-04T13:00:00Z").toEpochMilli();

    static final long LAST = Instant.parse("2024-03-04T17:55:00Z").toEpochMilli();
    static final long NEXT_OPEN = Instant.parse("2024-03-05T13:00:00Z").toEpochMilli();

    static final MacroValues NO_MACRO =
            MacroValues.absent(TestContracts.usdcop().macroColumns());

    private Feeds() {}

    static Bar bar(long time, double close) {
        return new Bar(Instant.ofEpochMilli(time), close, close, close, close, 1);
    }

    static TradingCalendar calendar(FeatureContract contract) {
        return TradingCalendar.of(contract, Closures.none());
    }

    /** The built-in contract with one more policy, "test": as "live", but for some choices. */
    static FeatureContract contract(Map<String, String> choices) {
        Map<String, Object> all = new HashMap<>(choices);
        if ("accept".equals(choices.get("off_grid"))) {
            all.put("insert_up_to_minutes", 0); // nothing can be missing off the grid
        }
        return FeatureContract.parse(
                "test contract",
                ContractDocument.builtIn("1.0.0").policy("test", "live", all).toJson());
    }

    /** A feed of the built-in statistics; what it decides is heard by minutes from the opening on. */
    static MarketFeed feed(FeatureContract contract, String policy, List<String> heard) {
        return MarketFeed.of(TestContracts.trained(contract))
                .policy(policy)
                .listener((decision, time, engine) -> heard.add(decision + " " + (time - OPEN) / MINUTE))
                .build();
    }

    static MarketFeed feed(FeatureContract contract, String policy) {
        return feed(contract, policy, new ArrayList<>());
    }

    /** A feed with the macro values of {@link #published}. */
    static MarketFeed feedOfPublished(FeatureContract contract, String policy) {
        return MarketFeed.of(TestContracts.trained(contract))
                .policy(policy)
                .macro(published(contract))
                .build();
    }

    static FeedDecision give(MarketFeed feed, long time, double close) {
        return feed.accept(bar(time, close), NO_MACRO);
    }

    static ErrorCode refused(MarketFeed feed, Bar bar) {
        FeedSnapshot before = feed.snapshot();
        FeatureParityException refusal = refusal(FeatureParityException.class, () -> feed.accept(bar, NO_MACRO));
        assertThat(feed.snapshot()).isEqualTo(before);
        return refusal.code();
    }

    static MacroSeries series(FeatureContract contract) {
        return MacroSeries.of(contract, Feeds.calendar(contract));
    }

    static MacroSeries published(FeatureContract contract) {
        MacroSeries macro = series(contract);
        for (String column : contract.macroColumns()) {
            for (int i = 0; i < 30; i++) {
                LocalDate day = LocalDate.of(2024, 2, 1).plusDays(i);
                macro.add(column, day, Instant.ofEpochMilli(OPEN + (i - 20) * (7L * MINUTE)), 50 + i % 5);
            }
        }
        return macro;
    }
}
