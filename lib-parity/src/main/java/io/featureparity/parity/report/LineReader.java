// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.json.ObjectReader;
import io.featureparity.parity.comparison.Difference;
import io.featureparity.parity.comparison.Distances;
import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.NumericErrors;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one line of a report, for {@link ReportReader}. What can be computed of something else must agree with it. */
final class LineReader {

    private LineReader() {}

    /** {@return the line, or null if it has faults, which its reader keeps} */
    static ParityReport.@Nullable Line read(ObjectReader entry) {
        Stage stage = entry.choice("stage", Stage.class);
        String feature = entry.string("feature");
        Long compared = Counts.read(entry, "compared");
        Long diverged = Counts.read(entry, "diverged");
        Long worst = Counts.read(entry, "worst");
        String median = entry.string("median");
        ObjectReader buckets = entry.object("distances");
        ObjectReader first = entry.has("first") ? entry.object("first") : null;
        ObjectReader firstNumeric = entry.has("first_numeric") ? entry.object("first_numeric") : null;
        Double absolute = number(entry, "largest_absolute_error");
        Double relative = number(entry, "largest_relative_error");
        Double shift = number(entry, "largest_shift");
        ObjectReader difference = entry.has("difference") ? entry.object("difference") : null;
        SharesReader times = SharesReader.of(entry);
        entry.finish();
        if (stage == null || feature == null || compared == null || diverged == null || worst == null) {
            return null;
        }
        Distances distances = buckets == null || median == null ? null : distances(worst, buckets);
        Divergence its = first == null ? null : divergence(stage, feature, first);
        Divergence numeric = firstNumeric == null ? null : divergence(stage, feature, firstNumeric);
        Difference kind = difference == null ? null : difference(difference);
        boolean whole = (first == null) == (its == null) && (firstNumeric == null) == (numeric == null);
        if (distances == null || median == null || !whole) {
            return null;
        }
        Counts.requireSame(entry, "compared", Long.toString(distances.count()), compared.toString());
        String range = LineWriter.range(distances.medianAtLeast(), distances.medianAtMost());
        Counts.requireSame(entry, "median", range, median);
        var shares = times.read();
        if (absolute == null || relative == null || shift == null || shares == null) {
            return null;
        }
        try {
            NumericErrors errors = new NumericErrors(numeric, absolute, relative, shift);
            return new ParityReport.Line(stage, feature, distances, diverged, its, errors, shares, kind);
        } catch (IllegalArgumentException e) {
            entry.fault(ErrorCode.VALUE_NOT_ALLOWED, "first", "must agree with its line", e.toString());
            return null;
        }
    }

    private static @Nullable Difference difference(ObjectReader entry) {
        Difference.Kind kind = entry.choice("kind", Difference.Kind.class);
        String sentence = entry.string("sentence");
        entry.finish();
        return kind == null || sentence == null ? null : new Difference(kind, sentence);
    }

    private static @Nullable Distances distances(long worst, ObjectReader entry) {
        List<Distances.Bucket> buckets = new ArrayList<>();
        for (String range : entry.keys()) {
            Long count = Counts.read(entry, range);
            int dash = range.indexOf('-');
            try {
                long from = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
                long to = Long.parseLong(dash < 0 ? range : range.substring(dash + 1));
                if (!LineWriter.range(from, to).equals(range)) {
                    throw new IllegalArgumentException("not as it is written: " + range);
                }
                if (count != null) {
                    buckets.add(new Distances.Bucket(from, to, count));
                }
            } catch (IllegalArgumentException e) {
                String rule = "must be a distance, or the bounds of a bucket, with a count of at least 1";
                entry.fault(ErrorCode.VALUE_NOT_ALLOWED, range, rule, e.toString());
                return null;
            }
        }
        try {
            return new Distances(worst, buckets);
        } catch (IllegalArgumentException e) {
            entry.fault(ErrorCode.VALUE_NOT_ALLOWED, "", "must be from near to far, up to the worst", e.toString());
            return null;
        }
    }

    private static @Nullable Divergence divergence(Stage stage, String feature, ObjectReader entry) {
        String code = entry.string("code");
        String subject = entry.string("subject");
        Long bar = Counts.read(entry, "bar");
        Instant time = Counts.time(entry, "time");
        Double expected = value(entry, stage, "expected");
        Double actual = value(entry, stage, "actual");
        Long distance = Counts.read(entry, "distance");
        Double absolute = number(entry, "absolute_error");
        Double relative = number(entry, "relative_error");
        Double unit = number(entry, "unit");
        Double shift = number(entry, "shift");
        entry.finish();
        if (code == null
                || subject == null
                || bar == null
                || time == null
                || expected == null
                || actual == null
                || distance == null
                || absolute == null
                || relative == null
                || unit == null
                || shift == null) {
            return null;
        }
        Counts.requireSame(entry, "code", stage.code().id(), code);
        Counts.requireSame(entry, "distance", Long.toString(stage.distance(expected, actual)), distance.toString());
        try {
            Divergence divergence = new Divergence(stage, subject, feature, bar, time, expected, actual, unit);
            requireSame(entry, "absolute_error", divergence.absoluteError(), absolute);
            requireSame(entry, "relative_error", divergence.relativeError(), relative);
            requireSame(entry, "shift", divergence.shift(), shift);
            return divergence;
        } catch (IllegalArgumentException e) {
            entry.fault(
                    ErrorCode.VALUE_NOT_ALLOWED,
                    "actual",
                    "must differ from the expected value, in a unit of the stage",
                    e.toString());
            return null;
        }
    }

    /** The hexadecimal form has every bit; the decimal one, for the reader, must be of the same value. */
    private static @Nullable Double value(ObjectReader entry, Stage stage, String key) {
        String decimal = entry.string(key);
        String hex = entry.string(key + "_hex");
        if (decimal == null || hex == null) {
            return null;
        }
        try {
            double value = Double.parseDouble(hex);
            double shown = stage == Stage.RAW ? Double.parseDouble(decimal) : Float.parseFloat(decimal);
            if (stage.hex(value).equals(hex) && stage.hex(shown).equals(hex)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below, like two forms that do not agree.
        }
        String rule = "must be a number of the stage's type in hexadecimal, the same as " + key;
        entry.fault(ErrorCode.VALUE_NOT_ALLOWED, key + "_hex", rule, hex);
        return null;
    }

    private static void requireSame(ObjectReader entry, String key, double must, double found) {
        Counts.requireSame(entry, key, Double.toString(must), Double.toString(found));
    }

    /** A number as it is written, as text: also NaN and the infinities. */
    private static @Nullable Double number(ObjectReader entry, String key) {
        String text = entry.string(key);
        if (text == null) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            entry.fault(ErrorCode.VALUE_NOT_ALLOWED, key, "must be a number, NaN or an infinity", text);
            return null;
        }
    }
}
