// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.coverage;

/**
 * How many bars were computed, and how many of them have an open or a close outside of their high and low. Training computed
 * with such bars as they are, so they are let through; but many of them are a sign of bad data.
 *
 * @param bars how many bars the engine took in, those that it inserted included
 * @param outsideHighLow how many of them have their open or close outside of high and low
 */
public record BarShape(long bars, long outsideHighLow) {

    /** If a larger share of the bars than this is outside, somebody should look at the data. */
    public static final Share MANY = Share.ofPercent(1);

    /**
     * Checks the counts. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the counts are impossible
     */
    public BarShape {
        if (outsideHighLow < 0 || outsideHighLow > bars) {
            throw new IllegalArgumentException(outsideHighLow + " of " + bars);
        }
    }

    /** {@return the statement for a report; a warning if many bars are outside} */
    public Statement statement() {
        boolean many = MANY.isExceededBy(outsideHighLow, bars);
        String text = outsideHighLow == 0
                ? "none of " + Statement.count(bars, "bar")
                : Share.text(outsideHighLow, bars) + " bars";
        return new Statement(
                "open or close outside of high and low", text, many ? Statement.Weight.WARNING : Statement.Weight.FACT);
    }
}
