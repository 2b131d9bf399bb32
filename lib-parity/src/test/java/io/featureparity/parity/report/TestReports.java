// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.NumericErrors;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.ParityReport.Line;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.comparison.TestLines;
import io.featureparity.parity.comparison.TimeShares;
import io.featureparity.parity.comparison.UlpDistance;
import io.featureparity.parity.coverage.BarShape;
import io.featureparity.parity.coverage.Coverage;
import io.featureparity.parity.coverage.Omission;
import io.featureparity.parity.coverage.OneSided;
import io.featureparity.parity.coverage.Period;
import io.featureparity.parity.coverage.Scope;
import io.featureparity.parity.coverage.Share;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A report with a divergence, its JSON, and a coverage that is not complete. */
final class TestReports {

    static final String TEXT = """
            {
              "format" : 2,
              "verdict" : "divergence",
              "subjects" : "2",
              "compared" : "17",
              "diverged" : "3",
              "lines" : [
                {
                  "stage" : "raw",
                  "feature" : "rsi_9",
                  "compared" : "10",
                  "diverged" : "3",
                  "worst" : "9223372036854775807",
                  "median" : "0",
                  "distances" : {
                    "0" : "7",
                    "9223372036854775807" : "3"
                  },
                  "largest_absolute_error" : "0.5",
                  "largest_relative_error" : "0.25",
                  "largest_shift" : "4.0",
                  "first" : {
                    "code" : "FP-801",
                    "subject" : "flat",
                    "bar" : "12",
                    "time" : "2024-02-27T14:00:00Z",
                    "expected" : "0.1",
                    "expected_hex" : "0x1.999999999999ap-4",
                    "actual" : "NaN",
                    "actual_hex" : "NaN",
                    "distance" : "9223372036854775807",
                    "absolute_error" : "NaN",
                    "relative_error" : "NaN",
                    "unit" : "0.125",
                    "shift" : "NaN"
                  },
                  "first_numeric" : {
                    "code" : "FP-801",
                    "subject" : "flat",
                    "bar" : "15",
                    "time" : "2024-02-27T14:15:00Z",
                    "expected" : "2.0",
                    "expected_hex" : "0x1.0p1",
                    "actual" : "1.5",
                    "actual_hex" : "0x1.8p0",
                    "distance" : "2251799813685248",
                    "absolute_error" : "0.5",
                    "relative_error" : "0.25",
                    "unit" : "0.125",
                    "shift" : "-4.0"
                  },
                  "by_hour" : {
                    "13" : "0/4",
                    "14" : "3/6"
                  },
                  "by_weekday" : {
                    "monday" : "0/4",
                    "tuesday" : "3/6"
                  },
                  "days_together" : "1",
                  "by_day" : {
                    "2024-02-26" : "0/4",
                    "2024-02-27" : "3/6"
                  }
                },
                {
                  "stage" : "observation",
                  "feature" : "position",
                  "compared" : "7",
                  "diverged" : "0",
                  "worst" : "1",
                  "median" : "0",
                  "distances" : {
                    "0" : "6",
                    "1" : "1"
                  },
                  "largest_absolute_error" : "0.0",
                  "largest_relative_error" : "0.0",
                  "largest_shift" : "0.0",
                  "by_hour" : {
                    "0" : "0/7"
                  },
                  "by_weekday" : {
                    "thursday" : "0/7"
                  },
                  "days_together" : "1",
                  "by_day" : {
                    "1970-01-01" : "0/7"
                  }
                }
              ]
            }
            """;

    static final ParityReport REPORT =
            new ParityReport(2, List.of(diverging(), TestLines.line(Stage.OBSERVATION, "position", 7, 0, 1, null)));

    private TestReports() {}

    /** Absent first, and then half of a unit away; on a Tuesday after a Monday. */
    static Line diverging() {
        Divergence absent = rsi(12, "2024-02-27T14:00:00Z", 0.1, Double.NaN);
        Divergence numeric = rsi(15, "2024-02-27T14:15:00Z", 2.0, 1.5);
        return new Line(
                Stage.RAW,
                "rsi_9",
                TestLines.distances(10, 3, UlpDistance.INCOMPARABLE),
                3,
                absent,
                new NumericErrors(numeric, 0.5, 0.25, 4.0),
                new TimeShares(
                        List.of(new TimeShares.Share(13, 4, 0), new TimeShares.Share(14, 6, 3)),
                        List.of(new TimeShares.Share(1, 4, 0), new TimeShares.Share(2, 6, 3)),
                        1,
                        List.of(
                                new TimeShares.Share(
                                        LocalDate.parse("2024-02-26").toEpochDay(), 4, 0),
                                new TimeShares.Share(
                                        LocalDate.parse("2024-02-27").toEpochDay(), 6, 3))));
    }

    static Divergence rsi(long bar, String time, double expected, double actual) {
        return new Divergence(Stage.RAW, "flat", "rsi_9", bar, Instant.parse(time), expected, actual, 0.125);
    }

    static Coverage incomplete() {
        Scope scope = Scope.of(
                        List.of("rsi_9", "position", "adx_14", "vix_z"),
                        List.of("rsi_9", "position"),
                        Omission.Reason.MISSING,
                        List.of("vix_z"),
                        List.of("note", "ADX 14"))
                .withMinJoined(Share.parse("0.95"))
                .within(new Period(0, Long.MAX_VALUE));
        Instant time = Instant.parse("2024-02-27T14:00:00Z");
        return new Coverage(scope, 19, 2, 3, new OneSided(1, time, time), OneSided.none(), new BarShape(20, 4));
    }
}
