// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.parity.comparison.Difference;
import io.featureparity.parity.comparison.Distances;
import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.NumericErrors;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.TimeShares;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/** Writes one line of a report, for {@link ReportWriter}. */
final class LineWriter {

    private LineWriter() {}

    static void writeCounts(ParityReport.Line line, ObjectNode node) {
        node.put("stage", line.stage().label());
        node.put("feature", line.feature());
        node.put("compared", Long.toString(line.compared()));
        node.put("diverged", Long.toString(line.diverged()));
        node.put("worst", Long.toString(line.worst()));
        Distances distances = line.distances();
        node.put("median", range(distances.medianAtLeast(), distances.medianAtMost()));
    }

    static void write(ParityReport.Line line, ObjectNode node) {
        writeCounts(line, node);
        ObjectNode distances = node.putObject("distances");
        line.distances()
                .buckets()
                .forEach(bucket -> distances.put(range(bucket.from(), bucket.to()), Long.toString(bucket.count())));
        writeErrors(line.errors(), node);
        Divergence first = line.first();
        if (first != null) {
            write(first, node.putObject("first"));
        }
        Divergence firstNumeric = line.firstNumeric();
        if (firstNumeric != null) {
            write(firstNumeric, node.putObject("first_numeric"));
        }
        Difference difference = line.difference();
        if (difference != null) {
            ObjectNode kind = node.putObject("difference");
            kind.put("kind", difference.kind().name().toLowerCase(Locale.ROOT));
            kind.put("sentence", difference.sentence());
        }
        TimeShares times = line.times();
        writeShares(times.hours(), LineWriter::hour, node.putObject("by_hour"));
        writeShares(times.weekdays(), LineWriter::weekday, node.putObject("by_weekday"));
        node.put("days_together", Long.toString(times.daysTogether()));
        writeShares(times.days(), LineWriter::day, node.putObject("by_day"));
    }

    /** Also for the reader, which accepts no other form. */
    static String range(long from, long to) {
        return from == to ? Long.toString(from) : from + "-" + to;
    }

    static String hour(long hour) {
        return Long.toString(hour);
    }

    static String weekday(long day) {
        return DayOfWeek.of((int) day).name().toLowerCase(Locale.ROOT);
    }

    static String day(long sinceEpoch) {
        return LocalDate.ofEpochDay(sinceEpoch).toString();
    }

    /** In few characters, since a line has hundreds of them: how many bars diverged, of how many. */
    static String share(TimeShares.Share share) {
        return share.diverged() + "/" + share.compared();
    }

    private static void writeErrors(NumericErrors errors, ObjectNode node) {
        node.put("largest_absolute_error", Double.toString(errors.absolute()));
        node.put("largest_relative_error", Double.toString(errors.relative()));
        node.put("largest_shift", Double.toString(errors.shift()));
    }

    private static void writeShares(List<TimeShares.Share> shares, LongFunction<String> name, ObjectNode node) {
        for (TimeShares.Share share : shares) {
            node.put(name.apply(share.at()), share(share));
        }
    }

    private static void write(Divergence divergence, ObjectNode node) {
        node.put("code", divergence.code().id());
        node.put("subject", divergence.subject());
        node.put("bar", Long.toString(divergence.bar()));
        node.put("time", divergence.time().toString());
        node.put("expected", divergence.expectedDecimal());
        node.put("expected_hex", divergence.expectedHex());
        node.put("actual", divergence.actualDecimal());
        node.put("actual_hex", divergence.actualHex());
        node.put("distance", Long.toString(divergence.distance()));
        node.put("absolute_error", Double.toString(divergence.absoluteError()));
        node.put("relative_error", Double.toString(divergence.relativeError()));
        node.put("unit", Double.toString(divergence.unit()));
        node.put("shift", Double.toString(divergence.shift()));
    }
}
