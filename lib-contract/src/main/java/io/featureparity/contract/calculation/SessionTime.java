// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/** Clause D3: how far the session of the contract has gone. */
public record SessionTime() implements Calculation.State {
    @Override
    public String clause() {
        return "D3";
    }

    @Override
    public double least() {
        return 0;
    }

    @Override
    public double most() {
        return 1;
    }
}
