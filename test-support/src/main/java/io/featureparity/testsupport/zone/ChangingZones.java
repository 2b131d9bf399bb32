// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.zone;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Time zones with every kind of change of the clock, and days and moments near such changes. */
public final class ChangingZones {

    private static final Instant FROM = Instant.parse("1973-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2030-01-01T00:00:00Z");

    private static final List<ZoneId> ALL = List.of(
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Bogota"), // summer time in one year only
            ZoneId.of("America/Santiago"), // changes at midnight, forward in September
            ZoneId.of("America/Sao_Paulo"), // a day without midnight
            ZoneId.of("America/Havana"),
            ZoneId.of("America/St_Johns"), // one minute after midnight, and a whole hour back into the day before
            ZoneId.of("Asia/Beirut"),
            ZoneId.of("Africa/Casablanca"), // back for a month in the middle of summer
            ZoneId.of("Australia/Lord_Howe"), // by half an hour
            ZoneId.of("Antarctica/Troll"), // by two hours
            ZoneId.of("Europe/London"),
            ZoneId.of("Pacific/Apia"), // a whole day was skipped
            ZoneId.of("Pacific/Kwajalein"), // a whole day was skipped
            ZoneId.of("Asia/Kathmandu"), // fifteen minutes to the hour
            ZoneId.of("UTC"),
            ZoneId.of("-03:30"));

    /**
     * A day in a zone.
     *
     * @param zone the zone
     * @param date the day
     */
    public record ZonedDay(ZoneId zone, LocalDate date) {}

    /**
     * A moment in a zone.
     *
     * @param zone the zone
     * @param time the moment, a whole minute
     */
    public record ZonedMoment(ZoneId zone, Instant time) {}

    private ChangingZones() {}

    /** {@return moments at most one and a half hours away from a change of the clock} */
    public static Arbitrary<ZonedMoment> moments() {
        Arbitrary<Integer> minutes = Arbitraries.integers().between(-90, 90);
        return Combinators.combine(Arbitraries.of(allChanges()), minutes)
                .as((change, away) ->
                        new ZonedMoment(change.zone(), change.time().plusSeconds(60L * away)));
    }

    /** {@return days of all zones, most of them at most two days away from a change of the clock} */
    public static Arbitrary<ZonedDay> days() {
        Arbitrary<ZonedDay> near = Arbitraries.of(changes())
                .flatMap(change -> Arbitraries.integers()
                        .between(-2, 2)
                        .map(days -> new ZonedDay(change.zone(), change.date().plusDays(days))));
        Arbitrary<ZonedDay> any = Combinators.combine(
                        Arbitraries.of(ALL), Arbitraries.integers().between(0, 20_000))
                .as((zone, days) -> new ZonedDay(zone, LocalDate.of(1974, 1, 1).plusDays(days)));
        return Arbitraries.frequencyOf(Tuple.of(4, near), Tuple.of(1, any));
    }

    private static List<ZonedDay> changes() {
        return allChanges().stream()
                .map(change -> new ZonedDay(
                        change.zone(), change.time().atZone(change.zone()).toLocalDate()))
                .toList();
    }

    private static List<ZonedMoment> allChanges() {
        List<ZonedMoment> changes = new ArrayList<>();
        for (ZoneId zone : ALL) {
            ZoneRules rules = zone.getRules();
            for (ZoneOffsetTransition next = rules.nextTransition(FROM);
                    next != null && next.getInstant().isBefore(TO);
                    next = rules.nextTransition(next.getInstant())) {
                changes.add(new ZonedMoment(zone, next.getInstant()));
            }
        }
        return changes;
    }
}
