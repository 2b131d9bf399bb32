// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity;

import io.featureparity.contract.error.ErrorCode;
import java.time.Instant;

/**
 * One value that is not what training computed.
 *
 * @param stage where on the way it was compared
 * @param subject what was compared: a golden case, a file
 * @param feature the feature
 * @param bar the index of the bar, from 0
 * @param time the bar's time
 * @param expected what training computed; a {@code float} at the stages after the raw one
 * @param actual what came out
 * @param distance how far apart they are in units in the last place of the stage's own type
 */
public record Divergence(
        Stage stage,
        String subject,
        String feature,
        long bar,
        Instant time,
        double expected,
        double actual,
        long distance) {

    /** {@return the stable code of a divergence at this stage} */
    public ErrorCode code() {
        return stage.code();
    }

    /** {@return the expected value in hexadecimal, with every bit} */
    public String expectedHex() {
        return hex(expected);
    }

    /** {@return the actual value in hexadecimal, with every bit} */
    public String actualHex() {
        return hex(actual);
    }

    /** {@return the expected value in decimal, with as many digits as it takes to read it back} */
    public String expectedDecimal() {
        return decimal(expected);
    }

    /** {@return the actual value in decimal, with as many digits as it takes to read it back} */
    public String actualDecimal() {
        return decimal(actual);
    }

    private String hex(double value) {
        return stage == Stage.RAW ? Double.toHexString(value) : Float.toHexString((float) value);
    }

    private String decimal(double value) {
        return stage == Stage.RAW ? Double.toString(value) : Float.toString((float) value);
    }

    @Override
    public String toString() {
        String apart = distance == UlpDistance.INCOMPARABLE ? "not comparable" : distance + " ulps apart";
        return "%s %s, %s, bar %d (%s): expected %s (%s), but was %s (%s), %s"
                .formatted(
                        code(),
                        subject,
                        feature,
                        bar,
                        time,
                        expectedDecimal(),
                        expectedHex(),
                        actualDecimal(),
                        actualHex(),
                        apart);
    }
}
