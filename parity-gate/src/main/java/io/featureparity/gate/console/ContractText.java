// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.console;

import io.featureparity.contract.Availability;
import io.featureparity.contract.MacroSource;
import io.featureparity.contract.TradingSession;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Collectors;

/** Parts of a contract in words. */
public final class ContractText {

    private ContractText() {}

    /** {@return when a session is} */
    public static String of(TradingSession session) {
        String overnight =
                switch (session.overnight()) {
                    case NO -> "";
                    case FROM_DAY_BEFORE -> ", from the evening before";
                    case TO_DAY_AFTER -> ", to the day after";
                };
        String days = session.days().stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                .collect(Collectors.joining(" "));
        String holidays = session.holidays().isEmpty()
                ? "no holidays"
                : "holidays of " + session.holidays().stream().sorted().collect(Collectors.joining(" "));
        return session.start() + " to " + session.end() + " " + session.zone() + overnight + ", " + days + ", "
                + holidays;
    }

    /** {@return from when on and for how long values of a source are seen} */
    public static String of(MacroSource source) {
        String stale = source.staleAfterBars() == MacroSource.NO_LIMIT
                ? "never stale"
                : "stale after " + source.staleAfterBars() + " bars";
        return source.name() + ", seen from " + since(source.available()) + ", " + stale;
    }

    private static String since(Availability available) {
        if (available instanceof Availability.SessionStart start) {
            return start.sessionsLater() == 1
                    ? "the next session on"
                    : "the session on that is " + start.sessionsLater() + " later";
        }
        if (available instanceof Availability.TimeOfDay of) {
            String later = of.daysLater() == 0 ? "of its day" : of.daysLater() + " days later";
            return of.time() + " " + of.zone() + " " + later + " on";
        }
        return "the instant on at which it was published";
    }
}
