// SPDX-License-Identifier: Apache-2.0
package com.example.consumer;

import io.featureparity.contract.error.ErrorCode;

/** Prints what the library can refuse. */
public final class Main {

    private Main() {}

    /**
     * Runs the example.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        System.out.println("module " + ErrorCode.class.getModule().getName());
        for (ErrorCode code : ErrorCode.values()) {
            System.out.println(code);
        }
    }
}
