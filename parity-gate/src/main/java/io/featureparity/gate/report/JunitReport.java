// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.parity.comparison.Difference;
import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.coverage.Coverage;
import io.featureparity.parity.coverage.Omission;
import io.featureparity.parity.coverage.Statement;
import io.featureparity.parity.report.ReportDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The report as CI servers read results of tests: a test case for each feature at each stage of each subject. It took no
 * time and has none: where the schema asks for seconds there is a 0.
 */
final class JunitReport {

    private static final String NO_TIME = "0";
    private static final String COVERAGE = "coverage";

    private final StringBuilder xml = new StringBuilder();
    private int tests;
    private int failures;
    private int skipped;

    private JunitReport() {}

    static String write(ReportDocument document) {
        JunitReport report = new JunitReport();
        report.properties(document.statements());
        if (document.coverage() != null) {
            report.coverage(document.coverage());
        }
        document.remarks().forEach(report::remark);
        document.findings().forEach(report::cases);
        if (report.tests == 0) {
            report.testCase("parity", "something is compared");
            report.failure("FP-705", "nothing was compared", "There is parity only if something was compared.");
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"" + escape(document.title())
                + "\" tests=\"" + report.tests + "\" failures=\"" + report.failures
                + "\" errors=\"0\" skipped=\"" + report.skipped + "\" time=\"" + NO_TIME + "\">\n" + report.xml
                + "</testsuite>\n";
    }

    /** What was compared and what was not, for who looks. */
    private void properties(List<Statement> statements) {
        if (statements.isEmpty()) {
            return;
        }
        xml.append("  <properties>\n");
        for (Statement statement : statements) {
            xml.append("    <property name=\"").append(escape(statement.what())).append("\" value=\"");
            xml.append(escape(statement.text())).append("\"/>\n");
        }
        xml.append("  </properties>\n");
    }

    /** A remark that stands in the way of parity fails. */
    private void remark(Statement remark) {
        if (remark.weight() == Statement.Weight.FAILURE) {
            testCase(COVERAGE, remark.what());
            failure(COVERAGE, remark.what(), remark.text());
        }
    }

    /** A test case for each thing that may be missing. */
    private void coverage(Coverage coverage) {
        Map<Place, Fault> faults = new LinkedHashMap<>();
        Place nowhere = Place.named(COVERAGE);
        coverage.faults(nowhere).forEach(fault -> faults.put(fault.place(), fault));
        covered("rows joined", faults.get(nowhere));
        for (Omission omission : coverage.scope().omitted()) {
            if (omission.isFailure()) {
                covered(omission.feature(), faults.get(nowhere.part(omission.feature())));
            } else {
                testCase(COVERAGE, omission.feature());
                skipped++;
                xml.append(">\n    <skipped message=\"").append(escape(omission.why()));
                xml.append("\"/>\n  </testcase>\n");
            }
        }
    }

    private void covered(String what, @Nullable Fault fault) {
        testCase(COVERAGE, what);
        if (fault == null) {
            xml.append("/>\n");
        } else {
            failure(fault.code().id(), fault.value(), fault.toString());
        }
    }

    private void cases(Findings found) {
        for (ParityReport.Line line : found.report().lines()) {
            testCase(found.subject() + "." + line.stage().label(), line.feature());
            Divergence first = line.first();
            if (first != null) {
                String counts = Words.count(line.diverged()) + " of "
                        + Words.counted(line.compared(), "value", "values") + " diverged, worst "
                        + Words.ulps(line.worst()) + " ulps, median " + Words.median(line.distances()) + " ulps";
                Divergence numeric = line.firstNumeric();
                boolean another = numeric != null && !numeric.equals(first);
                Difference difference = line.difference();
                failure(
                        first.code().id(),
                        counts,
                        "first divergence: " + first + (another ? "; first numeric divergence: " + numeric : "")
                                + (difference == null ? "" : "; kind of difference: " + difference));
            } else if (line.isParity()) {
                xml.append("/>\n");
            } else {
                failure("FP-705", "nothing was compared", "There is parity only if something was compared.");
            }
        }
    }

    private void testCase(String group, String name) {
        tests++;
        xml.append("  <testcase classname=\"").append(escape(group)).append("\" name=\"");
        xml.append(escape(name)).append("\" time=\"" + NO_TIME + "\"");
    }

    private void failure(String code, String message, String text) {
        failures++;
        xml.append(">\n    <failure type=\"")
                .append(code)
                .append("\" message=\"")
                .append(escape(message));
        xml.append("\">").append(escape(text)).append("</failure>\n  </testcase>\n");
    }

    /** XML has no way to say most control characters; half a surrogate pair is none of its characters either. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder();
        Words.plain(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isOfXml(c) ? c : '\ufffd');
            }
        });
        return out.toString();
    }

    private static boolean isOfXml(int c) {
        return (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) && (c & 0xfffe) != 0xfffe;
    }
}
