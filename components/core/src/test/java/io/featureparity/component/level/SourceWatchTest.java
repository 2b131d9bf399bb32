// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.level;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.session.Closures;
import io.featureparity.resilience.level.Condition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.row.MacroPublication;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The session of the built-in contract is from 13:00 to 18:00 UTC, Monday to Friday. */
class SourceWatchTest {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final Instant BAR = Instant.parse("2024-05-08T14:00:00Z");
    private static final Instant NEXT_ENDS = BAR.plus(Duration.ofMinutes(10));

    private final MemoryStores stores = new MemoryStores();
    private final ServiceLevels levels = new ServiceLevels(() -> BAR);

    private SourceWatch watch(SourceSettings.Policy policy) {
        SourceSettings settings = new SourceSettings(policy, Duration.ofMinutes(1), Duration.ofDays(5));
        return new SourceWatch("USD/COP", CONTRACT, Closures.none(), stores.macro(), settings, levels);
    }

    private void publishAll(Instant published) {
        stores.macro()
                .append(CONTRACT.macroColumns().stream()
                        .map(column -> new MacroPublication(column, LocalDate.of(2024, 5, 7), published, 1.0))
                        .toList());
    }

    private List<String> reasons() {
        return levels.conditions().stream().map(Condition::toString).toList();
    }

    @Test
    void aWholeAndNewSourceIsWell() {
        publishAll(BAR.minus(Duration.ofHours(2)));
        SourceWatch watch = watch(SourceSettings.Policy.REFUSE);

        watch.bar(BAR, List.of(), NEXT_ENDS);

        assertThat(levels.level()).isEqualTo(ServiceLevel.ALL_WELL);
        assertThat(watch.objection()).isEmpty();
    }

    @Test
    void aBarIsOverdueAMinuteAfterItShouldHaveEnded() {
        publishAll(BAR);
        SourceWatch watch = watch(SourceSettings.Policy.FLAG);

        watch.clock(BAR, NEXT_ENDS.plusSeconds(60));
        assertThat(reasons()).isEmpty();

        watch.clock(BAR, NEXT_ENDS.plusSeconds(60).plusMillis(1));
        assertThat(reasons())
                .containsExactly("bars: the bar of 2024-05-08T14:05:00Z is overdue since 2024-05-08T14:11:00Z");
        assertThat(levels.level()).isEqualTo(ServiceLevel.SOURCE_DEGRADED);
        assertThat(watch.objection()).as("it is only flagged").isEmpty();

        watch.bar(BAR.plus(Duration.ofMinutes(5)), List.of(), NEXT_ENDS.plusSeconds(61));
        assertThat(reasons()).isEmpty();
    }

    @Test
    void nightsAndTimesThatTheCalendarDoesNotCoverAreNoDelay() {
        Instant last = Instant.parse("2024-05-08T17:55:00Z");
        publishAll(last);
        SourceWatch watch = watch(SourceSettings.Policy.FLAG);

        watch.clock(last, Instant.parse("2024-05-09T12:59:00Z"));
        assertThat(reasons()).isEmpty();

        watch.clock(Instant.parse("1700-01-01T00:00:00Z"), last);
        assertThat(reasons()).isEmpty();
    }

    @Test
    void absentValuesAreNamedUntilABarHasAll() {
        publishAll(BAR);
        SourceWatch watch = watch(SourceSettings.Policy.REFUSE);

        watch.bar(BAR, List.of("high", "vix"), NEXT_ENDS);
        assertThat(reasons()).containsExactly("values: absent at 2024-05-08T14:00:00Z: high, vix");
        Optional<Fault> objection = watch.objection();
        assertThat(objection).map(Fault::code).contains(ErrorCode.SOURCE_DEGRADED);
        assertThat(objection.orElseThrow().toString()).contains("source of USD/COP", "high, vix");

        watch.bar(BAR.plus(Duration.ofMinutes(5)), List.of(), NEXT_ENDS);
        assertThat(reasons()).isEmpty();
        assertThat(watch.objection()).isEmpty();
    }

    @Test
    void aMacroColumnWithoutAPublicationForTooLongIsNamedAndLookedAtOnceAMinute() {
        SourceWatch watch = watch(SourceSettings.Policy.FLAG);

        watch.clock(BAR, BAR);
        assertThat(reasons())
                .containsExactly("macro: no publication for PT120H of "
                        + String.join(
                                ", ", CONTRACT.macroColumns().stream().sorted().toList()));

        publishAll(BAR.minus(Duration.ofDays(5)).plusSeconds(90));
        watch.clock(BAR, BAR.plusSeconds(59));
        assertThat(reasons()).hasSize(1);
        watch.clock(BAR, BAR.plusSeconds(60));
        assertThat(reasons()).isEmpty();

        watch.clock(BAR, BAR.minus(Duration.ofDays(6)));
        assertThat(reasons())
                .as("the clock was set back: nothing is known to be published by then")
                .hasSize(1);
    }
}
