// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.model.Model;
import io.featureparity.observe.Feeds;
import io.featureparity.observe.metrics.ModelMetrics;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.testsupport.promql.AlertRule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each alert fires if something is wrong, and nothing fires in an hour in which all is well: bars, macro values, levels, models. */
class AlertsTest extends AlertTests {

    @Test
    void nothingFiresWhileAllIsWell() {
        record(this::bar);
        assertThat(firing()).isEmpty();
        assertThat(feed.features().barsSeen()).isEqualTo(11);
    }

    @Test
    void barsThatDoNotComeAreStaleAfterTwoMoreMinutes() {
        record(minute -> {
            if (minute <= 20) {
                bar(minute);
            }
        });

        assertThat(firing()).containsExactly("FeatureParityBarsStale");
        // The bar of 13:15 came at 13:20; those of 13:20, 13:25 and 13:30 have ended at 13:35.
        assertThat(minutesOf("FeatureParityBarsStale")).startsWith(37L).hasSize(HOUR - 37);
    }

    @Test
    void macroValuesThatDoNotComeAreStale() {
        record(this::bar);
        Instant end = Feeds.OPEN.plus(Duration.ofDays(6));
        for (int minute = 0; minute < 15; minute++) {
            now = end.plus(Duration.ofMinutes(minute));
            samples.scraped(now.getEpochSecond(), registry.scrape());
        }
        AlertRule rule = AlertRule.all().stream()
                .filter(one -> one.name().equals("FeatureParityMacroStale"))
                .findFirst()
                .orElseThrow();
        assertThat(rule.fires(samples, end.getEpochSecond(), now.getEpochSecond()))
                .containsExactly(10L, 11L, 12L, 13L, 14L);
    }

    @Test
    void barsThatAreRefused() {
        record(minute -> {
            bar(minute);
            if (minute == 31) {
                assertThatThrownBy(() -> feed.accept(Feeds.time(6), -1, 1, 1, 1, 1))
                        .isInstanceOf(InputException.class);
            }
        });

        assertThat(minutesOf("FeatureParityBarsRefused")).startsWith(31L).hasSizeBetween(14, 15);
        assertThat(firing()).contains("FeatureParityBarsRefused").doesNotContain("FeatureParityBarsStale");
    }

    @Test
    void aLevelThatIsLoweredFiresIfItLasts() {
        record(minute -> {
            bar(minute);
            switch (minute) {
                case 10 -> levels.raise("online", ServiceLevel.ONLINE_STORE_DOWN, "no answer");
                case 14 -> levels.clear("online");
                case 20 -> levels.raise("macro", ServiceLevel.SOURCE_DEGRADED, "old");
                case 40 -> levels.raise("database", ServiceLevel.READ_ONLY, "restarted");
                default -> {}
            }
        });

        assertThat(firing()).containsExactly("FeatureParityLevelLowered", "FeatureParityReadOnly");
        assertThat(minutesOf("FeatureParityLevelLowered")).startsWith(25L);
        assertThat(minutesOf("FeatureParityReadOnly")).startsWith(41L);
    }

    /** Of one that a component survives: an inference answers so when it is asked for an observation that is not the decided one. */
    @Test
    void aMismatch() {
        record(minute -> {
            bar(minute);
            if (minute == 30) {
                faults.add(List.of(
                        new Fault(ErrorCode.COMPONENT_FEATURES_DIFFER, "online", "must be the same", "others")));
            }
        });
        assertThat(firing()).containsExactly("FeatureParityModelMismatch");
    }

    @Test
    void twoComponentsThatServeDifferentModels() {
        record(this::bar);
        assertThat(firing()).isEmpty();
        Model other = Model.withoutStatistics(Feeds.CONTRACT);
        ModelMetrics next = new ModelMetrics(Feeds.INSTRUMENT, other, failures);
        next.bindTo(registry);
        for (int minute = HOUR; minute < HOUR + 20; minute++) {
            now = Feeds.OPEN.plus(Duration.ofMinutes(minute));
            samples.scraped(now.getEpochSecond(), registry.scrape());
        }
        assertThat(minutesOf("FeatureParityHashesDiffer")).startsWith(75L);
    }

    @Test
    void barsOfPoorQuality() {
        record(minute -> {
            if (minute % 5 == 0 && minute > 0) {
                feed.accept(Feeds.time(minute / 5 - 1), Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
            }
        });
        assertThat(feed.progress().quality()).isLessThan(90);
        assertThat(firing()).containsExactly("FeatureParityQualityLow");
    }

    /** This class and the others of alerts name each of them. */
    @Test
    void everyAlertIsTried() {
        assertThat(AlertRule.all())
                .extracting(AlertRule::name)
                .containsExactlyInAnyOrderElementsOf(new HashSet<>(List.of(
                        "FeatureParityBarsStale",
                        "FeatureParityMacroStale",
                        "FeatureParityBarsRefused",
                        "FeatureParityLevelLowered",
                        "FeatureParityReadOnly",
                        "FeatureParityModelMismatch",
                        "FeatureParityHashesDiffer",
                        "FeatureParityAuditDivergence",
                        "FeatureParityAuditObstructed",
                        "FeatureParityAuditOld",
                        "FeatureParityAuditLogLoses",
                        "FeatureParityQualityLow",
                        "FeatureParityBreakerOpen",
                        "FeatureParityObserverFails")));
    }
}
