// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.health;

import static io.featureparity.observe.Feeds.give;
import static io.featureparity.observe.Feeds.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.audit.AuditCounts;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.observe.Feeds;
import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.breaker.EdgeKind;
import io.featureparity.resilience.breaker.EdgeSettings;
import io.featureparity.resilience.breaker.RetrySettings;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthChecksTest {

    private Instant now = Feeds.OPEN;

    @Test
    void aDependencyThatAnswersIsUp() throws Exception {
        assertThat(HealthChecks.answers(() -> {}).check()).isEqualTo(HealthFinding.up());
        assertThatThrownBy(() -> HealthChecks.answers(() -> {
                            throw new StoreException(
                                    new Fault(ErrorCode.STORE_TIMEOUT, "database", "must answer", "nothing"));
                        })
                        .check())
                .isInstanceOf(StoreException.class);
    }

    @Test
    void theHashesAreThoseOfTheModel() throws Exception {
        assertThat(HealthChecks.model(() -> Feeds.MODEL).check())
                .isEqualTo(HealthFinding.up()
                        .with("contract", "usdcop-m5@1.0.0")
                        .with("contract_sha256", Feeds.CONTRACT.hash())
                        .with("order_hash", Feeds.CONTRACT.orderHash())
                        .with("statistics_sha256", Feeds.MODEL.stats().hash()));
        assertThat(HealthChecks.model(() -> Model.withoutStatistics(Feeds.CONTRACT))
                        .check()
                        .details())
                .doesNotContainKey("statistics_sha256");
    }

    @Test
    void aFeedIsUpWhenItIsWarmAndNothingIsOverdue() throws Exception {
        MarketFeed feed = Feeds.feed().build();
        HealthCheck check = HealthChecks.feed(feed::progress, Feeds.CALENDAR, 5, 1, () -> now);
        assertThat(check.check()).isEqualTo(HealthFinding.degraded("no bar yet").with("warm_up_left", 15L));

        for (int bar = 0; bar < 15; bar++) {
            give(feed, bar, 4000);
            if (bar == 13) {
                now = Instant.ofEpochMilli(time(14));
                assertThat(check.check().reason()).isEqualTo("the warm-up is not over");
            }
        }
        now = Instant.ofEpochMilli(time(16));
        assertThat(check.check())
                .isEqualTo(HealthFinding.up()
                        .with("last_bar", Instant.ofEpochMilli(time(14)))
                        .with("overdue_bars", 1)
                        .with("warm_up_left", 0L)
                        .with("bars", 15L));

        now = Instant.ofEpochMilli(time(17));
        assertThat(check.check().status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(check.check().reason()).isEqualTo("2 bars are overdue");
    }

    @Test
    void aLevelBelowTheBestIsDegradedByWhatLowersIt() throws Exception {
        ServiceLevels levels = new ServiceLevels(() -> now);
        HealthCheck check = HealthChecks.level(levels);
        assertThat(check.check().status()).isEqualTo(HealthStatus.UP);

        levels.raise("macro", ServiceLevel.SOURCE_DEGRADED, "dxy of host 10.0.0.7 is old");
        levels.raise("database", ServiceLevel.READ_ONLY, "restarted");

        assertThat(check.check())
                .isEqualTo(HealthFinding.degraded("database, macro")
                        .with("level", 4)
                        .with("name", "READ_ONLY")
                        .with("since", now));
    }

    @Test
    void aBreakerThatIsOpenIsNamed() throws Exception {
        Surroundings around = new Surroundings(() -> now, () -> 0, () -> 0, pause -> true);
        Edge database = new Edge(
                "data base",
                EdgeKind.values()[0],
                EdgeSettings.USUAL.withRetry(RetrySettings.NONE),
                around,
                state -> {});
        Edge cache = new Edge("cache", EdgeKind.values()[0], EdgeSettings.USUAL, around, state -> {});
        HealthCheck check = HealthChecks.breakers(List.of(database, cache));
        assertThat(check.check())
                .isEqualTo(HealthFinding.up().with("data_base", "CLOSED").with("cache", "CLOSED"));

        for (int call = 0; call < 100; call++) {
            try {
                database.once(() -> {
                    throw new StoreException(new Fault(ErrorCode.STORE_TIMEOUT, "database", "must answer", "nothing"));
                });
            } catch (StoreException failed) {
                assertThat(failed.faults()).hasSize(1);
            }
        }
        assertThat(check.check())
                .isEqualTo(HealthFinding.degraded("data base")
                        .with("data_base", "OPEN")
                        .with("cache", "CLOSED"));
    }

    @Test
    void anAuditLogIsDownWhenItsWriterHasStopped() throws Exception {
        AuditCounts[] counts = {new AuditCounts(9, 5, 4, 17, 0, 2, 1, 6, Optional.empty())};
        HealthCheck check = HealthChecks.auditLog(() -> counts[0]);
        assertThat(check.check())
                .isEqualTo(HealthFinding.up()
                        .with("position", 17L)
                        .with("waiting", 5L)
                        .with("dropped", 0L));
        counts[0] = new AuditCounts(9, 5, 4, 17, 3, 2, 1, 6, Optional.empty());
        assertThat(check.check().status()).isEqualTo(HealthStatus.DEGRADED);
        counts[0] = new AuditCounts(9, 5, 4, 17, 3, 2, 1, 6, Optional.of("/srv/secret: no space"));
        assertThat(check.check().status()).isEqualTo(HealthStatus.DOWN);
        assertThat(check.check().reason()).isEqualTo("the writer has stopped");
    }

    @Test
    void diskAndMemoryAreDegradedNearTheirEnd(@TempDir Path folder) throws Exception {
        assertThat(HealthChecks.disk(folder, 0).check().status()).isEqualTo(HealthStatus.UP);
        assertThat(HealthChecks.disk(folder, Long.MAX_VALUE).check().status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(HealthChecks.disk(100, 100)).isEqualTo(HealthFinding.up().with("usable_bytes", 100L));
        assertThat(HealthChecks.disk(99, 100).reason()).isEqualTo("less than 100 bytes are left");
        assertThatThrownBy(() -> HealthChecks.disk(folder.resolve("gone"), 0).check())
                .isInstanceOf(IOException.class);

        assertThat(HealthChecks.memory(1.0).check().status()).isEqualTo(HealthStatus.UP);
        assertThat(HealthChecks.memory(90, 100, 0.9))
                .isEqualTo(HealthFinding.up().with("used_bytes", 90L).with("most_bytes", 100L));
        assertThat(HealthChecks.memory(91, 100, 0.9).reason()).isEqualTo("the heap is nearly full");
    }
}
