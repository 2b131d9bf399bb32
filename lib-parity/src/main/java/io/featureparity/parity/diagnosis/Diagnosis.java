// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.diagnosis.finding.Edit;
import io.featureparity.parity.diagnosis.finding.Evidence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a column.
 *
 * @param column what messages call it
 * @param feature the feature that it claims to be
 * @param stage the stage up to which the explanation computes it
 * @param verdict whether it is the contract, a dialect, one of several, or nothing known
 * @param sentence all of it in one sentence
 * @param formula the formula that was found, ready to be put into a contract; empty if none was
 * @param define the definitions that the formula uses
 * @param edits what is not as in the contract
 * @param evidence how well the explanation fits; null if there is none
 * @param runnerUp the next best explanation in words; empty if there is none
 * @param hints what may help where nothing fits: guesses and no findings
 * @param plot what to draw; null if there is nothing
 */
public record Diagnosis(
        String column,
        String feature,
        Stage stage,
        Verdict verdict,
        String sentence,
        String formula,
        Map<String, String> define,
        List<Edit> edits,
        @Nullable Evidence evidence,
        String runnerUp,
        List<String> hints,
        @Nullable Plot plot) {

    /** What a column is. */
    public enum Verdict {
        /** What the contract says. */
        CONTRACT("contract"),
        /** A known difference from it. */
        DIALECT("dialect"),
        /** One of several differences, which these bars do not tell apart. */
        TIE("tie"),
        /** Nothing known. */
        UNKNOWN("unknown");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        /** {@return the word for it in JSON} */
        public String label() {
            return label;
        }
    }

    /**
     * Three columns over the bars, or over those of them that show all that there is to see.
     *
     * @param rows how many bars there are in all
     * @param bars the numbers of the bars that are here
     * @param times their times, in milliseconds since 1970-01-01T00:00Z
     * @param column the column, NaN where it has no value
     * @param contract what the contract gives
     * @param explanation what the explanation gives; NaN everywhere if there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // columns to draw, never compared
    public record Plot(int rows, long[] bars, long[] times, double[] column, double[] contract, double[] explanation) {}

    /** Copies the lists. {@inheritDoc} */
    public Diagnosis {
        edits = List.copyOf(edits);
        hints = List.copyOf(hints);
    }

    /**
     * Makes what is known of a column that nothing explains.
     *
     * @param column what messages call it
     * @param feature the feature that it claims to be
     * @param stage the stage up to which it was looked at
     * @param why the sentence goes on with this behind the name of the column
     * @return the diagnosis
     */
    public static Diagnosis unknown(String column, String feature, Stage stage, String why) {
        return new Diagnosis(
                column,
                feature,
                stage,
                Verdict.UNKNOWN,
                column + ": " + why,
                "",
                Map.of(),
                List.of(),
                null,
                "",
                List.of(),
                null);
    }
}
