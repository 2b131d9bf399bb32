// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.json.ObjectReader;
import io.featureparity.parity.comparison.Distances;
import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.coverage.Coverage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads reports that {@link ReportWriter} wrote. Of a document with several cases it reads the total. The two forms of
 * a value must agree; a report whose verdict was edited is refused.
 */
public final class ReportReader {

    private final List<Fault> faults = new ArrayList<>();
    private final ObjectReader root;

    private ReportReader(JsonDocument document) {
        this.root = document.object(faults);
    }

    /**
     * Reads a report.
     *
     * @param name what the document is called in errors
     * @param text the text from {@link ReportWriter#write(ParityReport)} or {@link ReportDocument#toJson()}
     * @return the report, and what was compared
     * @throws DocumentException if it is not a report, with all faults
     */
    public static StoredReport read(String name, String text) {
        return new ReportReader(JsonDocument.parse(name, text)).read();
    }

    private StoredReport read() {
        Integer format = root.integer("format");
        if (format != null) {
            requireSame(root, "format", Integer.toString(ReportWriter.FORMAT), format.toString());
        }
        Verdict verdict = root.choice("verdict", Verdict.class);
        Long subjects = count(root, "subjects");
        Long compared = count(root, "compared");
        Long diverged = count(root, "diverged");
        ObjectReader covered = root.has("coverage") ? root.object("coverage") : null;
        Coverage coverage = covered == null ? null : CoverageJson.read(covered);
        List<ObjectReader> entries = root.objects("lines");
        if (root.has("title")) {
            readDocument(compared, diverged);
        }
        root.finish();
        List<ParityReport.Line> lines = new ArrayList<>();
        if (entries != null) {
            entries.forEach(entry -> readLine(entry, lines));
        }
        if (!faults.isEmpty() || verdict == null || subjects == null || compared == null || diverged == null) {
            throw new DocumentException(faults);
        }
        ParityReport report = report(subjects, lines);
        requireSame(root, "verdict", Verdict.of(report, coverage).name(), verdict.name());
        requireSame(root, "compared", Long.toString(report.compared()), compared.toString());
        requireSame(root, "diverged", Long.toString(report.diverged()), diverged.toString());
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
        return new StoredReport(report, coverage);
    }

    /** What a document has besides a report. */
    private void readDocument(@Nullable Long compared, @Nullable Long diverged) {
        root.string("title");
        root.objects("provenance");
        List<ObjectReader> cases = root.objects("cases");
        if (cases == null || compared == null || diverged == null) {
            return;
        }
        long comparedInCases = 0;
        long divergedInCases = 0;
        for (ObjectReader entry : cases) {
            Long comparedHere = count(entry, "compared");
            Long divergedHere = count(entry, "diverged");
            if (comparedHere == null || divergedHere == null) {
                return;
            }
            comparedInCases += comparedHere;
            divergedInCases += divergedHere;
        }
        requireSame(root, "compared", Long.toString(comparedInCases), compared.toString());
        requireSame(root, "diverged", Long.toString(divergedInCases), diverged.toString());
    }

    private ParityReport report(long subjects, List<ParityReport.Line> lines) {
        try {
            return new ParityReport(subjects, lines);
        } catch (IllegalArgumentException e) {
            root.fault(ErrorCode.VALUE_NOT_ALLOWED, "lines", "must agree with each other", e.toString());
            throw new DocumentException(faults, e);
        }
    }

    private static void readLine(ObjectReader entry, List<ParityReport.Line> lines) {
        Stage stage = entry.choice("stage", Stage.class);
        String feature = entry.string("feature");
        Long compared = count(entry, "compared");
        Long diverged = count(entry, "diverged");
        Long worst = count(entry, "worst");
        String median = entry.string("median");
        ObjectReader buckets = entry.object("distances");
        ObjectReader firstEntry = entry.has("first") ? entry.object("first") : null;
        entry.finish();
        if (stage == null || feature == null || compared == null || diverged == null || worst == null) {
            return;
        }
        Distances distances = buckets == null || median == null ? null : distances(worst, buckets);
        Divergence first = firstEntry == null ? null : divergence(stage, feature, firstEntry);
        if (distances == null || median == null) {
            return;
        }
        requireSame(entry, "compared", Long.toString(distances.count()), compared.toString());
        String range = ReportWriter.range(distances.medianAtLeast(), distances.medianAtMost());
        requireSame(entry, "median", range, median);
        try {
            lines.add(new ParityReport.Line(stage, feature, distances, diverged, first));
        } catch (IllegalArgumentException e) {
            entry.fault(ErrorCode.VALUE_NOT_ALLOWED, "first", "must agree with its line", e.toString());
        }
    }

    private static @Nullable Distances distances(long worst, ObjectReader entry) {
        List<Distances.Bucket> buckets = new ArrayList<>();
        for (String range : entry.keys()) {
            Long count = count(entry, range);
            int dash = range.indexOf('-');
            try {
                long from = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
                long to = Long.parseLong(dash < 0 ? range : range.substring(dash + 1));
                if (!ReportWriter.range(from, to).equals(range)) {
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
        Long bar = count(entry, "bar");
        Instant time = time(entry, "time");
        Double expected = value(entry, stage, "expected");
        Double actual = value(entry, stage, "actual");
        Long distance = count(entry, "distance");
        entry.finish();
        if (code == null
                || subject == null
                || bar == null
                || time == null
                || expected == null
                || actual == null
                || distance == null) {
            return null;
        }
        requireSame(entry, "code", stage.code().id(), code);
        requireSame(entry, "distance", Long.toString(stage.distance(expected, actual)), distance.toString());
        try {
            return new Divergence(stage, subject, feature, bar, time, expected, actual);
        } catch (IllegalArgumentException e) {
            entry.fault(ErrorCode.VALUE_NOT_ALLOWED, "actual", "must differ from the expected value", e.toString());
            return null;
        }
    }

    static void requireSame(ObjectReader entry, String key, String must, String found) {
        if (!found.equals(must)) {
            entry.fault(ErrorCode.VALUE_NOT_ALLOWED, key, "must be " + must, found);
        }
    }

    static @Nullable Long count(ObjectReader entry, String key) {
        String text = entry.string(key);
        if (text == null) {
            return null;
        }
        try {
            long count = Long.parseLong(text);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a negative count.
        }
        entry.fault(ErrorCode.VALUE_NOT_ALLOWED, key, "must be a whole number, not below 0", text);
        return null;
    }

    static @Nullable Instant time(ObjectReader entry, String key) {
        String text = entry.string(key);
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            entry.fault(ErrorCode.VALUE_NOT_ALLOWED, key, "must be a time with its zone", text);
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
}
