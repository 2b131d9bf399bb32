// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A calculation as a contract document has it: its kind and its parameters. */
public final class CalculationJson {

    private final ObjectNode tree = JsonTree.object();

    private CalculationJson(String kind) {
        tree.put("kind", kind);
    }

    /**
     * Begins a calculation of any kind.
     *
     * @param kind the kind, such as {@code rsi}
     * @return the calculation, without parameters
     */
    public static CalculationJson of(String kind) {
        return new CalculationJson(kind);
    }

    /**
     * Makes a log return.
     *
     * @param lag over how many bars
     * @param form how it is computed
     * @return the calculation, without a bound
     */
    public static CalculationJson logReturn(int lag, String form) {
        return of("log_return").with("lag", lag).with("form", form).with("clip", null);
    }

    /**
     * Makes a change.
     *
     * @param lag over how many bars
     * @return the calculation, without a bound
     */
    public static CalculationJson change(int lag) {
        return of("change").with("lag", lag).with("clip", null);
    }

    /**
     * Makes an RSI.
     *
     * @param period over how many bars
     * @param smoothing how it is averaged
     * @return the calculation with the other parameters of clause C3
     */
    public static CalculationJson rsi(int period, String smoothing) {
        return averaged("rsi", period, smoothing).with("no_loss", "undefined");
    }

    /**
     * Makes an average true range.
     *
     * @param period over how many bars
     * @param smoothing how it is averaged
     * @return the calculation with the other parameters of clause C5
     */
    public static CalculationJson atrPercent(int period, String smoothing) {
        return averaged("atr_percent", period, smoothing).with("scale", 1.0);
    }

    /**
     * Makes an ADX.
     *
     * @param period over how many bars
     * @param smoothing how it is averaged
     * @return the calculation with the other parameters of clause C7
     */
    public static CalculationJson adx(int period, String smoothing) {
        return averaged("adx", period, smoothing).with("output", "adx");
    }

    private static CalculationJson averaged(String kind, int period, String smoothing) {
        return of(kind).with("period", period)
                .with("smoothing", smoothing)
                .with("epsilon", 0.0)
                .with("first_change", "zero");
    }

    /**
     * Makes a rolling z-score.
     *
     * @param window over how many bars
     * @return the calculation with the other parameters of clause C10
     */
    public static CalculationJson rollingZScore(int window) {
        return of("rolling_z_score")
                .with("window", window)
                .with("min_count", 1)
                .with("deviation", "sample")
                .with("clip", 3.0);
    }

    /**
     * Sets a parameter, whether it is there or not.
     *
     * @param parameter its key
     * @param value its value, {@code null} for what the document writes as null
     * @return this
     */
    public CalculationJson with(String parameter, @Nullable Object value) {
        tree.set(parameter, JsonTree.node(value));
        return this;
    }

    ObjectNode tree() {
        return tree.deepCopy();
    }
}
