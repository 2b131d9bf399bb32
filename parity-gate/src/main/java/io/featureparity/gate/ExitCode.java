// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

/** How the command ends. The numbers are part of its contract: builds of other services branch on them. */
enum ExitCode {
    /** Everything that was compared agrees. */
    PARITY(0),
    /** Something that was compared differs. */
    DIVERGENCE(1),
    /** The command was called in a way that it does not understand. */
    USAGE(2),
    /** The command itself failed, so nothing is known about parity. */
    FAULT(3);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
