// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/**
 * Clause D2: the position of the agent, clipped.
 *
 * @param limit the bound on both sides, above 0
 */
public record Position(double limit) implements Calculation.State {

    /** Checks the parameters. {@inheritDoc} */
    public Position {
        new Rules().positive("limit", limit).enforce();
    }

    @Override
    public String clause() {
        return "D2";
    }

    @Override
    public double least() {
        return -limit;
    }

    @Override
    public double most() {
        return limit;
    }
}
