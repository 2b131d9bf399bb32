// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

/**
 * The quality of the last bar that a {@link QualityMeter} judged. The meter has one such object and changes it with every bar, so
 * nothing is allocated: read it, and do not keep it.
 */
public final class BarQuality {

    private long time;
    private int broken;
    private double score = Double.NaN;

    BarQuality() {}

    void set(long millis, int rules, double of) {
        time = millis;
        broken = rules;
        score = of;
    }

    /** {@return the bar's time, in milliseconds since 1970-01-01T00:00Z} */
    public long time() {
        return time;
    }

    /** {@return the score, from 0 to 100; NaN before the first bar} */
    public double score() {
        return score;
    }

    /**
     * Says whether the bar breaks a rule.
     *
     * @param rule the rule
     * @return whether its weight was taken off the score
     */
    public boolean breaks(QualityRule rule) {
        return (broken & rule.bit()) != 0;
    }

    /** {@return the rules that the bar breaks: a bit for each, at the place of its {@linkplain QualityRule#place() place}} */
    public int broken() {
        return broken;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("score ").append(score);
        for (QualityRule rule : QualityRule.values()) {
            text.append(breaks(rule) ? ", " + rule.label() : "");
        }
        return text.toString();
    }
}
