// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.observe.Feeds;
import io.featureparity.observe.Part;
import io.featureparity.observe.metrics.FeatureBreakerMetrics;
import io.featureparity.resilience.breaker.FeatureBreaker;
import io.featureparity.resilience.breaker.FeatureBreakerSettings;
import io.featureparity.resilience.level.ServiceLevel;
import org.junit.jupiter.api.Test;

/** The alerts about breakers, and about what watches a service and throws. */
class ResilienceAlertsTest extends AlertTests {

    @Test
    void aBreakerThatStaysOpen() {
        record(minute -> {
            bar(minute);
            if (minute >= 20) {
                for (int call = 0; call < 100; call++) {
                    fail();
                }
            }
        });
        assertThat(firing()).contains("FeatureParityBreakerOpen");
        assertThat(minutesOf("FeatureParityBreakerOpen")).startsWith(25L);
    }

    private void fail() {
        try {
            database.once(() -> {
                throw new StoreException(new Fault(ErrorCode.STORE_TIMEOUT, "database", "must answer", "nothing"));
            });
        } catch (StoreException known) {
            assertThat(known.faults()).isNotEmpty();
        }
    }

    @Test
    void anObserverOrAListenerThatThrows() {
        record(minute -> {
            bar(minute);
            if (minute == 30) {
                failures.add(Part.TRACER, new IllegalStateException());
            }
        });
        assertThat(firing()).containsExactly("FeatureParityObserverFails");
    }

    @Test
    void aListenerOfTheFeedThatThrows() {
        feed = Feeds.feed()
                .macro(macro)
                .listener((decision, time, features) -> {
                    throw new IllegalStateException("broken");
                })
                .build();
        record(this::bar);
        assertThat(firing()).containsExactly("FeatureParityObserverFails");
    }

    @Test
    void aListenerOfTheLevelThatThrows() {
        levels.listen(transition -> {
            throw new IllegalStateException("broken");
        });
        record(minute -> {
            bar(minute);
            if (minute == 30) {
                levels.raise("macro", ServiceLevel.SOURCE_DEGRADED, "old");
                levels.clear("macro");
            }
        });
        assertThat(firing()).containsExactly("FeatureParityObserverFails");
    }

    @Test
    void aBreakerOfFeaturesThatIsOpen() {
        FeatureBreaker breaker = new FeatureBreaker(FeatureBreakerSettings.USUAL, Feeds.CONTRACT);
        new FeatureBreakerMetrics(Feeds.INSTRUMENT, breaker::state, failures).bindTo(registry);
        record(minute -> {
            bar(minute);
            if (minute >= 30 && minute < 35) {
                breaker.refused();
            }
        });
        assertThat(breaker.permits()).isFalse();
        assertThat(firing()).containsExactly("FeatureParityBreakerOpen");
    }
}
