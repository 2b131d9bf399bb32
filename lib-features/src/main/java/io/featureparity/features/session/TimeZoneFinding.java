// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The result of a {@link TimeZoneCheck}. */
public sealed interface TimeZoneFinding {

    /** {@return how many bars were looked at} */
    long bars();

    /** {@return how many of the bars are within a session, if their labels are right} */
    long insideAsLabelled();

    /** {@return the finding in words} */
    String message();

    /**
     * The times are UTC, as they are labelled.
     *
     * @param bars how many bars were looked at
     * @param insideAsLabelled how many of them are within a session
     */
    record Fine(long bars, long insideAsLabelled) implements TimeZoneFinding {
        @Override
        public String message() {
            return "these look like UTC times: " + insideAsLabelled + " of " + bars + " bars are within a session";
        }
    }

    /**
     * The times are those of another zone, labelled UTC.
     *
     * @param bars how many bars were looked at
     * @param insideAsLabelled how many of them are within a session as they are labelled
     * @param insideShifted how many of them would be within a session if the times were corrected
     * @param hours how far the labelled times are ahead of UTC, in hours: -5 if 5 hours must be added to them, 5.5 for
     *     the time of India; for a zone with summer time, the hours at the last bar
     * @param zones the zones known to the check that explain the times equally well, the most likely first; may be
     *     empty
     */
    record Shifted(long bars, long insideAsLabelled, long insideShifted, double hours, List<ZoneId> zones)
            implements TimeZoneFinding {

        /** Copies the list. {@inheritDoc} */
        public Shifted {
            zones = List.copyOf(zones);
        }

        @Override
        public String message() {
            String offset = "UTC" + (hours < 0 ? "" : "+") + digits(hours);
            String whose = zones.isEmpty() ? offset : zones.get(0).getId();
            return "these look like " + whose + " times labelled UTC (" + offset + "): " + insideAsLabelled + " of "
                    + bars + " bars are within a session as they are, " + insideShifted + " would be with "
                    + digits(Math.abs(hours)) + (hours < 0 ? " hours added" : " hours taken off");
        }

        private static String digits(double number) {
            return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        }
    }

    /**
     * No clear result.
     *
     * @param bars how many bars were looked at
     * @param insideAsLabelled how many of them are within a session as they are labelled
     * @param insideShifted how many of them would be within a session after the best shift
     * @param hours the best shifts, each as the hours that the labelled times would be ahead of UTC, in order
     */
    record Undecided(long bars, long insideAsLabelled, long insideShifted, List<Integer> hours)
            implements TimeZoneFinding {

        /** Copies the list. {@inheritDoc} */
        public Undecided {
            hours = List.copyOf(hours);
        }

        @Override
        public String message() {
            return "it cannot be told what zone these times are of: " + insideAsLabelled + " of " + bars
                    + " bars are within a session as they are, at best " + insideShifted
                    + " if they were of one of these zones: "
                    + hours.stream()
                            .map(hour -> String.format(Locale.ROOT, "UTC%+d", hour))
                            .collect(Collectors.joining(", "));
        }
    }
}
