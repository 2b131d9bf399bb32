// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.parity.comparison.Comparison;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.ParityReport;
import org.jspecify.annotations.Nullable;

/**
 * One golden case: bars, the contract and statistics they belong to, and the values that training computed from them at
 * each stage. Immutable.
 */
public final class GoldenCase {

    private final String name;
    private final String why;
    private final FeatureContract contract;
    private final NormStats stats;
    private final BarColumns bars;
    private final double[] positions;
    private final GoldenExpectation expected;

    /** The positions are empty where the case has none. */
    GoldenCase(
            String name,
            String why,
            FeatureContract contract,
            NormStats stats,
            BarColumns bars,
            double[] positions,
            GoldenExpectation expected) {
        this.name = name;
        this.why = why;
        this.contract = contract;
        this.stats = stats;
        this.bars = bars;
        this.positions = positions;
        this.expected = expected;
    }

    /** {@return the case's name} */
    public String name() {
        return name;
    }

    /** {@return what the case is for} */
    public String why() {
        return why;
    }

    /** {@return the contract it was made under} */
    public FeatureContract contract() {
        return contract;
    }

    /** {@return the statistics it was normalised with} */
    public NormStats stats() {
        return stats;
    }

    /** {@return the bars and macro values} */
    public BarColumns bars() {
        return bars;
    }

    /** {@return how many of the bars have their open or close outside of high and low} */
    public long barsOutsideHighLow() {
        BarBuffer bar = BarBuffer.of(bars.macroColumns());
        long outside = 0;
        for (int row = 0; row < bars.size(); row++) {
            bars.read(row, bar);
            outside += bar.isOutsideHighLow() ? 1 : 0;
        }
        return outside;
    }

    /** {@return whether the case has the agent's positions, and the observations that go with them} */
    public boolean hasObservations() {
        return expected.hasObservations();
    }

    /**
     * Gives the agent's position at a bar.
     *
     * @param row the bar's row
     * @return the position, which may be beyond its limits
     * @throws GoldenDataException if the case has no positions
     */
    public double position(int row) {
        if (positions.length == 0) {
            throw new GoldenDataException(new Fault(
                    ErrorCode.GOLDEN_FILE_MISSING,
                    Place.item("case", name),
                    "must have the agent's positions",
                    "none"));
        }
        return positions[row];
    }

    /**
     * Compares a source of features with this case, at every stage that the case has.
     *
     * @param source the source
     * @return the result
     * @throws GoldenDataException if the source does not give exactly one row for each bar, or does not give exactly
     *     the observations that the case has
     * @throws io.featureparity.contract.error.InputException if a row does not have one value for each feature
     */
    public ParityReport hold(FeatureSource source) {
        return hold(source, new Comparison(name, contract, stats)).report();
    }

    /**
     * Compares a source of features with this case, like {@link #hold}, and keeps the values of each diverging feature
     * over time.
     *
     * @param source the source
     * @return the result
     * @throws GoldenDataException if the source does not give exactly one row for each bar, or does not give exactly
     *     the observations that the case has
     * @throws io.featureparity.contract.error.InputException if a row does not have one value for each feature
     */
    public Findings examine(FeatureSource source) {
        Comparison comparison = hold(source, Comparison.recording(name, contract, stats));
        return Findings.of(comparison, why);
    }

    private Comparison hold(FeatureSource source, Comparison comparison) {
        Holding holding = new Holding(comparison);
        source.compute(this, holding);
        holding.requireAllRows();
        return comparison;
    }

    /** Takes the rows of a source and keeps count of them. */
    private final class Holding implements FeatureSource.Rows {
        private final Comparison comparison;
        private int rows;

        private Holding(Comparison comparison) {
            this.comparison = comparison;
        }

        @Override
        public void next(double[] raw, float[] normalized, float @Nullable [] observation) {
            int row = rows++;
            if (row < expected.rows()) {
                comparison.price(row, bars.close(row));
                expected.compare(comparison, row, bars.time(row), raw, normalized, observation);
            }
        }

        private void requireAllRows() {
            if (rows != expected.rows()) {
                throw new GoldenDataException(new Fault(
                        ErrorCode.GOLDEN_CASE_SKIPPED,
                        Place.item("case", name),
                        "the source must give a row for each of its " + expected.rows() + " bars",
                        Integer.toString(rows)));
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
