// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.parity.comparison.Distances;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.UlpDistance;
import io.featureparity.parity.report.ReportDocument;
import io.featureparity.parity.report.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers and verdicts as people read them, the same on the page and in Markdown. */
final class Words {

    /** From here on a distance is said as a power of ten, and the exact number is a hint or in the JSON. */
    private static final long LONG_NUMBER = 10_000_000;

    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    /** What has no width, breaks lines or turns the direction of writing: it would disguise a name. */
    private static final String DISGUISES = "[\\p{Cntrl}\\u0085\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff]";

    private Words() {}

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String counted(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    static String ulps(long distance) {
        if (distance == UlpDistance.INCOMPARABLE) {
            return "incomparable";
        }
        if (distance < LONG_NUMBER) {
            return count(distance);
        }
        BigDecimal rounded = new BigDecimal(distance).round(new MathContext(2, RoundingMode.HALF_UP));
        int power = rounded.precision() - rounded.scale() - 1;
        StringBuilder text =
                new StringBuilder(rounded.movePointLeft(power).setScale(1).toPlainString());
        text.append(" \u00d7 10");
        Integer.toString(power).chars().forEach(digit -> text.append(SUPERSCRIPTS.charAt(digit - '0')));
        return text.toString();
    }

    static String median(Distances distances) {
        String text = ulps(distances.medianAtLeast());
        return distances.medianAtLeast() == distances.medianAtMost() ? text : "\u2248 " + text;
    }

    static String exactMedian(Distances distances) {
        long from = distances.medianAtLeast();
        long to = distances.medianAtMost();
        return from == to ? count(from) : "from " + count(from) + " to " + count(to);
    }

    static String verdict(ParityReport report) {
        return verdict(Verdict.of(report, null));
    }

    static String verdict(Verdict verdict) {
        return switch (verdict) {
            case PARITY -> "Parity";
            case DIVERGENCE -> "Divergence";
            case INCOMPLETE -> "Incomplete";
            case NOTHING_COMPARED -> "Nothing compared";
        };
    }

    static String verdict(ParityReport.Line line) {
        if (line.diverged() > 0) {
            return "diverges";
        }
        if (line.compared() == 0) {
            return "not compared";
        }
        return line.worst() == 0 ? "equal" : "within tolerance";
    }

    /** An icon beside the word, for those who do not see its colour. */
    static String icon(boolean parity) {
        return parity ? "\u2713" : "\u2715";
    }

    static String summary(ReportDocument document) {
        ParityReport total = document.total();
        String cases = document.findings().size() == 1
                ? ""
                : " of " + counted(document.findings().size(), "case", "cases");
        return counted(total.compared(), "value", "values") + cases + " compared, "
                + (total.diverged() == 0 ? "none" : count(total.diverged())) + " diverged";
    }

    /** Names come from files. */
    static String plain(String text) {
        return text.replaceAll(DISGUISES, "\ufffd");
    }
}
