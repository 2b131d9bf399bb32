// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditCounts;
import io.featureparity.observe.Feeds;
import io.featureparity.testsupport.promql.AlertRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The alerts about audits and the audit log. */
class AuditAlertsTest extends AlertTests {

    @Test
    void anAuditThatFindsADivergence() {
        record(minute -> {
            bar(minute);
            if (minute == 30) {
                audits.ended(1000, 1, 0);
            }
        });
        assertThat(firing()).containsExactly("FeatureParityAuditDivergence");
        assertThat(minutesOf("FeatureParityAuditDivergence")).startsWith(30L);
    }

    @Test
    void anAuditThatCouldNotSay() {
        record(minute -> {
            bar(minute);
            if (minute == 30) {
                audits.ended(0, 0, 2);
            }
        });
        assertThat(firing()).containsExactly("FeatureParityAuditObstructed");
        assertThat(minutesOf("FeatureParityAuditObstructed")).startsWith(30L);
    }

    @Test
    void anAuditThatIsTooOld() {
        record(minute -> {});
        Instant later = Feeds.OPEN.plus(Duration.ofDays(5));
        for (int minute = 0; minute <= 70; minute++) {
            now = later.plus(Duration.ofMinutes(minute));
            samples.scraped(now.getEpochSecond(), registry.scrape());
        }
        AlertRule rule = AlertRule.all().stream()
                .filter(one -> one.name().equals("FeatureParityAuditOld"))
                .findFirst()
                .orElseThrow();
        assertThat(rule.fires(samples, later.getEpochSecond(), now.getEpochSecond()))
                .startsWith(60L);
    }

    @Test
    void anAuditLogThatLosesRecords() {
        record(minute -> {
            bar(minute);
            if (minute == 30) {
                counts = new AuditCounts(9, 9, 9, 9, 3, 1, 0, 0, Optional.empty());
            }
        });
        assertThat(firing()).containsExactly("FeatureParityAuditLogLoses");

        Set<Long> dropped = minutesOf("FeatureParityAuditLogLoses");
        assertThat(dropped).startsWith(30L);
    }

    @Test
    void anAuditLogWhoseWriterHasStopped() {
        record(minute -> {
            bar(minute);
            if (minute == 30) {
                counts = new AuditCounts(9, 9, 9, 9, 0, 1, 0, 0, Optional.of("no space"));
            }
        });
        assertThat(firing()).containsExactly("FeatureParityAuditLogLoses");
        assertThat(minutesOf("FeatureParityAuditLogLoses")).hasSize(30);
    }
}
