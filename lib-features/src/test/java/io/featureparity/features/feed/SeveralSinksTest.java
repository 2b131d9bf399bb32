// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static io.featureparity.features.feed.Feeds.MINUTE;
import static io.featureparity.features.feed.Feeds.OPEN;
import static io.featureparity.features.feed.Feeds.give;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.TestContracts;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.raw.BarBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A log of a feed, and what watches the feed beside it. */
class SeveralSinksTest {

    private final List<String> told = new ArrayList<>();

    @Test
    void allAreToldOfAllInTheOrderInWhichTheyWereGiven() {
        MarketFeed feed = MarketFeed.of(TestContracts.trained(TestContracts.usdcop()))
                .policy("live")
                .sink(new Noting("log", true))
                .alsoTell(new Noting("watch", false))
                .alsoTell(new Noting("other", false))
                .build();
        give(feed, OPEN, 4000);

        assertThat(told)
                .containsExactly(
                        "log state",
                        "watch state",
                        "other state", // the log alone has asked for it
                        "log updated",
                        "watch updated",
                        "other updated",
                        "log ACCEPTED",
                        "watch ACCEPTED",
                        "other ACCEPTED");
        told.clear();
        refusal(InputException.class, () -> give(feed, OPEN - 5 * MINUTE, 4000));
        assertThat(told).containsExactly("log LATE_REFUSED", "watch LATE_REFUSED", "other LATE_REFUSED");
    }

    @Test
    void withoutALogItIsTheOnlyOneAndHearsOfObservationsToo() {
        MarketFeed feed = MarketFeed.of(TestContracts.trained(TestContracts.usdcop()))
                .policy("live")
                .alsoTell(new Noting("watch", false))
                .build();
        for (int i = 0; i < 20; i++) {
            give(feed, OPEN + 5L * i * MINUTE, 4000 + i);
        }
        told.clear();
        feed.features().observe(AgentState.at(0, feed.features().lastTime()));

        assertThat(told).containsExactly("watch observed");
    }

    private final class Noting implements ObservationSink, FeedListener {

        private final String name;
        private final boolean wantsState;

        Noting(String name, boolean wantsState) {
            this.name = name;
            this.wantsState = wantsState;
        }

        @Override
        public boolean wantsState(FeatureView features, long time) {
            return wantsState;
        }

        @Override
        public void state(EngineSnapshot snapshot, long time) {
            told.add(name + " state");
        }

        @Override
        public void updated(FeatureView features, BarBuffer bar) {
            told.add(name + " updated");
        }

        @Override
        public void observed(
                FeatureView features, double position, double timeNormalized, float[] observation, int offset) {
            told.add(name + " observed");
        }

        @Override
        public void decided(FeedDecision decision, long time, FeatureView features) {
            told.add(name + " " + decision);
        }
    }
}
