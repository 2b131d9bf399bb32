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

    private static final double SMALL_NUMBER = 1e-4;
    private static final int DIGITS = 3;
    private static final double LEAST_PERCENT = 0.1;

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
        return scientific(new BigDecimal(distance), 2);
    }

    /** A number to look at: three digits of it, as a power of ten where it is long. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "unknown";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinite" : "\u2212infinite";
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        String text = size < SMALL_NUMBER || size >= LONG_NUMBER
                ? scientific(new BigDecimal(size), DIGITS)
                : String.format(Locale.ROOT, "%,f", new BigDecimal(size).round(new MathContext(DIGITS)))
                        .replaceFirst("\\.?0+$", "");
        return (value < 0 ? "\u2212" : "") + text;
    }

    /** With its sign, as one says which way. */
    static String shift(double value) {
        return (value > 0 ? "+" : "") + number(value);
    }

    static String percent(long part, long all) {
        double share = 100.0 * part / all;
        // What is not all, or not none, must not be rounded to it.
        if (part > 0 && share < LEAST_PERCENT) {
            return "< 0.1 %";
        }
        if (part < all && share > 100 - LEAST_PERCENT) {
            return "> 99.9 %";
        }
        return String.format(Locale.ROOT, "%.1f %%", share);
    }

    private static String scientific(BigDecimal value, int digits) {
        BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_UP));
        int power = rounded.precision() - rounded.scale() - 1;
        StringBuilder text = new StringBuilder(
                rounded.movePointLeft(power).setScale(digits - 1).toPlainString());
        text.append(" \u00d7 10");
        Integer.toString(power)
                .chars()
                .forEach(digit -> text.append(digit == '-' ? '\u207b' : SUPERSCRIPTS.charAt(digit - '0')));
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
