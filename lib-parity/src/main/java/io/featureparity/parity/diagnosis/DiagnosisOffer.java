// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.contract.NormStats;
import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.diagnosis.Diagnosis.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run says about the reason of a divergence that it found: a short diagnosis, and the command for a longer search. The
 * short diagnosis looks at {@value #BARS} bars of {@value #COLUMNS} columns and at formulas with one edit, and takes about a
 * second.
 */
public final class DiagnosisOffer {

    /** How many of the first bars the short diagnosis looks at. */
    public static final int BARS = 3_000;

    /** How many columns the short diagnosis looks at. */
    public static final int COLUMNS = 3;

    private DiagnosisOffer() {}

    /**
     * Says which features are worth a diagnosis: the first that diverge, raw or else normalised.
     *
     * @param report the report
     * @return their lines
     */
    public static List<ParityReport.Line> diverging(ParityReport report) {
        Map<String, ParityReport.Line> byFeature = new LinkedHashMap<>();
        report.lines().stream()
                .filter(line -> line.diverged() > 0 && line.stage() != Stage.OBSERVATION)
                .forEach(line -> byFeature.putIfAbsent(line.feature(), line));
        return byFeature.values().stream().limit(COLUMNS).toList();
    }

    /**
     * Says whether a feature diverges early enough for the bars that are looked at.
     *
     * @param line the line of the feature in the report
     * @return whether a short diagnosis can say something
     */
    public static boolean isEarly(ParityReport.Line line) {
        Divergence first = line.first();
        return first != null && first.bar() < BARS / 2;
    }

    /**
     * Diagnoses columns for a short time.
     *
     * @param market the first bars; only {@value #BARS} of them are used
     * @param stats the statistics of normalised columns; null if there are none
     * @param columns the columns
     * @return a sentence for each column whose difference is known
     */
    public static List<String> shortly(Market market, @Nullable NormStats stats, List<ClaimedColumn> columns) {
        Diagnoser diagnoser = Diagnoser.of(market.head(BARS), stats).withOneEdit();
        List<String> sentences = new ArrayList<>();
        for (Diagnosis found : diagnoser.diagnose(columns, () -> {})) {
            if (found.verdict() == Verdict.DIALECT || found.verdict() == Verdict.TIE) {
                sentences.add("most likely " + found.sentence());
            }
        }
        return sentences;
    }

    /**
     * Writes the command that searches all bars.
     *
     * @param bars the file of the bars
     * @param macro the file of the macro values; null if there is none
     * @param column the file of the column and the column's name there, such as {@code features.csv:rsi}
     * @param line the line of the feature
     * @return advice with the command
     */
    public static String command(String bars, @Nullable String macro, String column, ParityReport.Line line) {
        Objects.requireNonNull(bars, "bars");
        boolean named = column.endsWith(":" + line.feature());
        return "to see which formula made it: parity diagnose --bars " + quoted(bars)
                + (macro == null ? "" : " --macro " + quoted(macro))
                + " --column " + quoted(column)
                + (named ? "" : " --feature " + line.feature())
                + (line.stage() == Stage.RAW ? "" : " --norm-stats FILE");
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
