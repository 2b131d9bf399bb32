// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import static io.featureparity.parity.report.TestReports.REPORT;
import static io.featureparity.parity.report.TestReports.TEXT;
import static io.featureparity.parity.report.TestReports.incomplete;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.PriceSeries;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.comparison.TestLines;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A report in JSON that somebody edited is refused at its place: it must not turn green. */
class EditedReportTest {

    /** An edited report must not turn green. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"verdict\" : \"incomplete\"|\"verdict\" : \"divergence\"|#/verdict",
                "\"enough\" : \"false\"|\"enough\" : \"true\"|#/coverage/enough",
                "\"reason\" : \"missing\"|\"reason\" : \"allowed\"|#/coverage",
                "\"reason\" : \"missing\"|\"reason\" : \"unknown\"|#/coverage/features_not_compared/0/reason",
                "\"feature\" : \"vix_z\"|\"feature\" : \"rsi_9\"|#/coverage/features_compared",
                "\"joined\" : \"19\"|\"joined\" : \"20\"|#/coverage/joined_share",
                "\"joined\" : \"19\"|\"joined\" : \"1\"|#/coverage/joined",
                "\"min_joined\" : \"0.95\"|\"min_joined\" : \"-1\"|#/coverage/min_joined",
                "\"from\" : \"1970|\"from\" : \"x|#/coverage/from",
                "\"rows\" : \"1\"|\"rows\" : \"0\"|#/coverage/only_in_bars/rows",
                "\"outside_high_low\" : \"4\"|\"outside_high_low\" : \"21\"|#/coverage/joined",
                "\"warm_up\" : \"2\"|\"warm\" : \"2\"|#/coverage/warm_up",
            })
    void anEditedCoverageIsRefused(String original, String edited, String place) {
        String text = new ReportDocument(
                        "parity check",
                        List.of(new Findings(
                                "file", "", new ParityReport(1, REPORT.lines()), List.of(), PriceSeries.none())),
                        List.of(),
                        incomplete())
                .toJson();
        assertThat(text).contains(original);
        assertThat(refusal(
                                DocumentException.class,
                                () -> ReportReader.read("report.json", text.replace(original, edited)))
                        .faults())
                .extracting(Fault::where)
                .anyMatch(where -> where.startsWith("report.json" + place));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"format\" : 2|\"format\" : 1|#/format",
                "\"verdict\" : \"divergence\"|\"verdict\" : \"parity\"|#/verdict",
                "\"verdict\" : \"divergence\"|\"verdict\" : \"fine\"|#/verdict",
                "\"compared\" : \"17\"|\"compared\" : \"18\"|#/compared",
                "\"diverged\" : \"3\"|\"diverged\" : \"2\"|#/diverged",
                "\"subjects\" : \"2\"|\"subjects\" : \"0\"|#/lines",
                "\"subjects\" : \"2\"|\"subjects\" : \"-2\"|#/subjects",
                "\"subjects\" : \"2\"|\"subjects\" : \"two\"|#/subjects",
                "\"stage\" : \"raw\"|\"stage\" : \"observation\"|#/lines/0/first/expected_hex",
                "\"stage\" : \"raw\"|\"stage\" : \"cooked\"|#/lines/0/stage",
                "\"worst\" : \"9223372036854775807\"|\"worst\" : \"5\"|#/lines/0/distances/",
                "\"compared\" : \"10\"|\"compared\" : \"2\"|#/lines/0/compared",
                "\"0\" : \"7\"|\"0\" : \"8\"|#/lines/0/compared",
                "\"0\" : \"7\"|\"0\" : \"0\"|#/lines/0/distances/0",
                "\"0\" : \"7\"|\"x\" : \"7\"|#/lines/0/distances/x",
                "\"0\" : \"7\"|\"00\" : \"7\"|#/lines/0/distances/00",
                "\"0\" : \"7\"|\"0-1\" : \"7\"|#/lines/0/distances/0-1",
                "\"median\" : \"0\"|\"median\" : \"1\"|#/lines/0/median",
                "\"code\" : \"FP-801\"|\"code\" : \"FP-802\"|#/lines/0/first/code",
                "\"bar\" : \"12\"|\"bar\" : \"1.5\"|#/lines/0/first/bar",
                "2024-02-27T14:00:00Z|2024-02-27T14:00:00|#/lines/0/first/time",
                "\"0.1\"|\"0.2\"|#/lines/0/first/expected_hex",
                "\"0.1\"|\"x\"|#/lines/0/first/expected_hex",
                "\"0x1.999999999999ap-4\"|\"0.1\"|#/lines/0/first/expected_hex",
                "\"0x1.999999999999ap-4\"|\"0x1.999999999999bp-4\"|#/lines/0/first/expected_hex",
                "\"distance\" : \"9223372036854775807\"|\"distance\" : \"1\"|#/lines/0/first/distance",
                "\"largest_absolute_error\" : \"0.5\"|\"largest_absolute_error\" : \"0.4\"|#/lines/0/first",
                "\"largest_relative_error\" : \"0.25\"|\"largest_relative_error\" : \"0.2\"|#/lines/0/first",
                "\"largest_relative_error\" : \"0.25\"|\"largest_relative_error\" : \"NaN\"|#/lines/0/first",
                "\"largest_shift\" : \"4.0\"|\"largest_shift\" : \"-4.0\"|#/lines/0/first",
                "\"largest_shift\" : \"4.0\"|\"largest_shift\" : \"far\"|#/lines/0/largest_shift",
                "\"absolute_error\" : \"0.5\"|\"absolute_error\" : \"0.6\"|#/lines/0/first_numeric/absolute_error",
                "\"relative_error\" : \"0.25\"|\"relative_error\" : \"0.3\"|#/lines/0/first_numeric/relative_error",
                "\"shift\" : \"-4.0\"|\"shift\" : \"4.0\"|#/lines/0/first_numeric/shift",
                "\"unit\" : \"0.125\"|\"unit\" : \"0\"|#/lines/0/first/actual",
                "\"bar\" : \"15\"|\"bar\" : \"12\"|#/lines/0/first",
                "\"14\" :|\"12\" :|#/lines/0/by_day",
                "\"14\" :|\"24\" :|#/lines/0/by_day",
                "\"14\" :|\"2 PM\" :|#/lines/0/by_hour/2 PM",
                "\"tuesday\" :|\"Tuesday\" :|#/lines/0/by_weekday/Tuesday",
                "\"2024-02-27\" :|\"2024-02-30\" :|#/lines/0/by_day/2024-02-30",
                "\"3/6\"|\"3/7\"|#/lines/0/by_day",
                "\"3/6\"|\"7/6\"|#/lines/0/by_hour/14",
                "\"3/6\"|\"3\"|#/lines/0/by_hour/14",
                "\"3/6\"|\"/6\"|#/lines/0/by_hour/14",
                "\"3/6\"|\"3/06\"|#/lines/0/by_hour/14",
                "\"3/6\"|\"-3/6\"|#/lines/0/by_hour/14",
                "\"days_together\" : \"1\"|\"days_together\" : \"2\"|#/lines/0/by_day",
                "\"days_together\" : \"1\"|\"days_together\" : \"7\"|#/lines/0/by_day",
            })
    void aReportThatWasEditedIsRefused(String original, String edited, String where) {
        assertThat(faults(original, edited)).extracting(Fault::where).contains("report.json" + where);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format",
                "verdict",
                "subjects",
                "compared",
                "diverged",
                "lines",
                "stage",
                "feature",
                "worst",
                "median",
                "distances",
                "code",
                "subject",
                "bar",
                "time",
                "expected",
                "expected_hex",
                "actual",
                "actual_hex",
                "distance",
                "largest_absolute_error",
                "largest_relative_error",
                "largest_shift",
                "absolute_error",
                "relative_error",
                "unit",
                "shift",
                "by_hour",
                "by_weekday",
                "days_together",
                "by_day"
            })
    void aKeyThatIsMissingAndOneThatIsUnknownAreRefused(String key) {
        assertThat(faults("\"" + key + "\" :", "\"another\" :"))
                .extracting(Fault::code)
                .contains(ErrorCode.MISSING_KEY, ErrorCode.UNKNOWN_KEY);
    }

    @Test
    void aDivergenceOfEqualValuesIsRefused() {
        String equal = TEXT.replace("\"NaN\"", "\"0.1\"")
                .replace("\"actual_hex\" : \"0.1\"", "\"actual_hex\" : \"0x1.999999999999ap-4\"")
                .replace("\"distance\" : \"9223372036854775807\"", "\"distance\" : \"0\"");
        assertThat(refusal(DocumentException.class, () -> ReportReader.read("report.json", equal))
                        .faults())
                .extracting(Fault::where)
                .contains("report.json#/lines/0/first/actual");
    }

    @Test
    void twoLinesForOneFeatureAndStageAreRefused() {
        String twice = ReportWriter.write(new ParityReport(1, List.of(TestLines.line(Stage.RAW, "a", 1, 0, 0, null))));
        String line = twice.substring(twice.indexOf("    {"), twice.lastIndexOf("    }") + 5);
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> ReportReader.read("report.json", twice.replace(line, line + ",\n" + line)))
                .withMessageContaining("there must be one line for a feature and stage");
    }

    private static List<Fault> faults(String original, String edited) {
        assertThat(TEXT).contains(original);
        List<Fault> faults = new ArrayList<>();
        faults.addAll(refusal(
                        DocumentException.class,
                        () -> ReportReader.read("report.json", TEXT.replaceFirst(Pattern.quote(original), edited)))
                .faults());
        return faults;
    }
}
