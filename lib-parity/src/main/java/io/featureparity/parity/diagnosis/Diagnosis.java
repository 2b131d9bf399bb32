// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.diagnosis.finding.Edit;
import io.featureparity.parity.diagnosis.finding.Evidence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the question which formula made a column.
 *
 * @param column the name of the column in messages
 * @param feature the feature that it claims to be
 * @param stage the stage up to which the explanation computes the column
 * @param verdict whether the column follows the contract, a known dialect, one of several dialects, or nothing known
 * @param sentence the whole answer in one sentence
 * @param formula the formula that was found, ready to be put into a contract; empty if none was
 * @param define the definitions that the formula uses
 * @param edits the differences from the contract
 * @param evidence how well the explanation fits; null if there is none
 * @param runnerUp the next best explanation in words; empty if there is none
 * @param hints what may help if nothing fits: guesses, not findings
 * @param plot the values to draw; null if there are none
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

    /** What the column follows. */
    public enum Verdict {
        /** The contract. */
        CONTRACT("contract"),
        /** A formula with known differences from the contract. */
        DIALECT("dialect"),
        /** One of several such formulas, which these bars cannot tell apart. */
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
     * Three columns to draw, over all bars or over a selection that keeps all that can be seen.
     *
     * @param rows how many bars there are in all
     * @param bars the indices of the bars in this plot
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
     * Makes the answer for a column that nothing explains.
     *
     * @param column the name of the column in messages
     * @param feature the feature that it claims to be
     * @param stage the stage up to which the column was examined
     * @param why the rest of the sentence, after the name of the column
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
