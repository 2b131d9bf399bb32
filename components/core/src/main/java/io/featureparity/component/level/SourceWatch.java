// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.level;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.OverdueBars;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.resilience.level.Condition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.MacroStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.KnownMacro;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Watches the source of an instrument: is a bar overdue, does the newest one lack values, has a macro column had no publication for too
 * long? Each is a condition of level 3.
 *
 * <p>Not thread-safe.
 */
public final class SourceWatch {

    /** Publications come a few times a day, so the store is asked for them no more often. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final String instrument;
    private final FeatureContract contract;
    private final TradingCalendar calendar;
    private final MacroStore macro;
    private final SourceSettings settings;
    private final ServiceLevels levels;
    private Instant macroLookedAt = Instant.MIN;

    /**
     * Makes a watch.
     *
     * @param instrument the instrument
     * @param contract the contract that is computed
     * @param closures days without session that are no public holidays
     * @param macro the store of the macro values
     * @param settings when a source is stale
     * @param levels where the conditions are raised
     */
    public SourceWatch(
            String instrument,
            FeatureContract contract,
            Closures closures,
            MacroStore macro,
            SourceSettings settings,
            ServiceLevels levels) {
        this.instrument = instrument;
        this.contract = contract;
        this.calendar = TradingCalendar.of(contract, closures);
        this.macro = macro;
        this.settings = settings;
        this.levels = levels;
    }

    /**
     * Checks the newest bar. Call this only after the warm-up.
     *
     * @param time the time of the bar
     * @param absent the columns that features read and that are absent in the bar
     * @param now the current time
     */
    public void bar(Instant time, List<String> absent, Instant now) {
        clock(time, now);
        settle(
                Conditions.VALUES,
                absent.isEmpty()
                        ? Optional.empty()
                        : Optional.of("absent at " + time + ": " + String.join(", ", absent)));
    }

    /**
     * Checks by the clock whether a bar or a publication is overdue.
     *
     * @param newest the time of the newest bar
     * @param now the current time
     */
    public void clock(Instant newest, Instant now) {
        settle(Conditions.BARS, overdue(newest, now));
        if (macroLookedAt.plus(BETWEEN_LOOKS).isAfter(now) && !macroLookedAt.isAfter(now)) {
            return;
        }
        macroLookedAt = now;
        settle(Conditions.MACRO, staleMacro(now));
    }

    private Optional<String> overdue(Instant newest, Instant now) {
        long begunMillis = now.plusNanos(999_999).toEpochMilli(); // so that a part of a millisecond is late, too
        OptionalLong overdue = OverdueBars.first(
                calendar, contract.barMinutes(), newest.toEpochMilli(), begunMillis, settings.overdue());
        if (overdue.isEmpty()) {
            return Optional.empty();
        }
        Instant expected = Instant.ofEpochMilli(overdue.getAsLong());
        Duration most = Duration.ofMinutes(contract.barMinutes()).plus(settings.overdue());
        return Optional.of("the bar of " + expected + " is overdue since " + expected.plus(most));
    }

    private Optional<String> staleMacro(Instant now) {
        Set<String> missing = new TreeSet<>(contract.macroColumns());
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        RowCursor<KnownMacro> seen = macro.available(now.minus(settings.macroAge()), now);
        for (KnownMacro next = seen.next(); next != null && !missing.isEmpty(); next = seen.next()) {
            missing.remove(next.publication().column());
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("no publication for " + settings.macroAge() + " of " + String.join(", ", missing));
    }

    private void settle(String condition, Optional<String> reason) {
        reason.ifPresentOrElse(
                why -> levels.raise(condition, ServiceLevel.SOURCE_DEGRADED, why), () -> levels.clear(condition));
    }

    /** {@return why nothing of this source is served now; empty if it is served} */
    public Optional<Fault> objection() {
        if (settings.policy() == SourceSettings.Policy.FLAG) {
            return Optional.empty();
        }
        return levels.conditions().stream()
                .filter(condition -> condition.level() == ServiceLevel.SOURCE_DEGRADED)
                .map(Condition::toString)
                .findFirst()
                .map(why -> new Fault(
                        ErrorCode.SOURCE_DEGRADED,
                        Place.item("source of", instrument),
                        "must be whole and new, as source.policy is refuse",
                        why));
    }
}
