// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import static io.featureparity.parity.report.TestReports.REPORT;
import static io.featureparity.parity.report.TestReports.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.ParityReport.Line;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.comparison.TestLines;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** A report becomes JSON and comes back the same. */
class ReportJsonTest {

    @Test
    void aReportIsWrittenLikeThis() {
        assertThat(ReportWriter.write(REPORT)).isEqualTo(TEXT);
        assertThat(ReportReader.read("report.json", TEXT)).isEqualTo(new StoredReport(REPORT, null, List.of()));
    }

    @Test
    void aReportOnNothingCanBeWrittenAndIsStillNoParity() {
        ParityReport nothing = new ParityReport(0, List.of());
        assertThat(ReportWriter.write(nothing)).contains("\"verdict\" : \"nothing_compared\"");
        assertThat(ReportReader.read("report.json", ReportWriter.write(nothing)).report())
                .isEqualTo(nothing);
    }

    @Property(tries = 200)
    void whatIsWrittenReadsBackTheSame(@ForAll("reports") ParityReport report) {
        ParityReport back =
                ReportReader.read("report.json", ReportWriter.write(report)).report();
        assertThat(back).isEqualTo(report);
        for (int i = 0; i < report.lines().size(); i++) {
            Divergence before = report.lines().get(i).first();
            Divergence after = back.lines().get(i).first();
            if (before != null) {
                assertThat(Double.doubleToLongBits(after.expected()))
                        .isEqualTo(Double.doubleToLongBits(before.expected()));
                assertThat(Double.doubleToLongBits(after.actual())).isEqualTo(Double.doubleToLongBits(before.actual()));
            }
        }
    }

    @Provide
    Arbitrary<ParityReport> reports() {
        return lines().list()
                .uniqueElements(line -> line.stage() + " " + line.feature())
                .ofMaxSize(6)
                .flatMap(lines -> Arbitraries.longs()
                        .between(1, Long.MAX_VALUE)
                        .map(subjects -> new ParityReport(lines.isEmpty() ? 0 : subjects, lines)));
    }

    private static Arbitrary<Line> lines() {
        Arbitrary<String> names = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars(" _\"\\\n\u00e9\u65e5")
                .ofMaxLength(8);
        return Combinators.combine(
                        Arbitraries.of(Stage.class),
                        names,
                        Arbitraries.longs().between(0, 1L << 60),
                        Arbitraries.longs().between(0, 1L << 60),
                        Arbitraries.longs().greaterOrEqual(0))
                .flatAs((stage, feature, diverged, equal, farther) -> diverged == 0
                        ? Arbitraries.just(TestLines.line(stage, feature, equal, 0, equal == 0 ? 0 : farther, null))
                        : divergences(stage, feature)
                                .map(first -> TestLines.line(
                                        stage,
                                        feature,
                                        diverged + equal,
                                        diverged,
                                        Math.max(first.distance(), farther),
                                        first)));
    }

    private static Arbitrary<Divergence> divergences(Stage stage, String feature) {
        return Combinators.combine(
                        Arbitraries.strings().ascii().ofMaxLength(8),
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.longs().between(-(1L << 44), 1L << 44),
                        values(stage),
                        values(stage))
                .filter((subject, bar, time, expected, actual) -> stage.distance(expected, actual) != 0)
                .as((subject, bar, time, expected, actual) ->
                        new Divergence(stage, subject, feature, bar, Instant.ofEpochMilli(time), expected, actual));
    }

    /** Any bits at all, and often those that JSON has no number for. */
    private static Arbitrary<Double> values(Stage stage) {
        Arbitrary<Double> special =
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0);
        Arbitrary<Double> any = stage == Stage.RAW
                ? Arbitraries.longs().map(Double::longBitsToDouble)
                : Arbitraries.integers().map(bits -> (double) Float.intBitsToFloat(bits));
        return Arbitraries.frequencyOf(Tuple.of(1, special), Tuple.of(3, any));
    }
}
