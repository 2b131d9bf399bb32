// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.console;

/** How the command ends. The numbers are part of its contract: builds of other services branch on them. */
public enum ExitCode {
    /** Everything that was compared agrees. */
    PARITY(0),
    /** Something that was compared differs. */
    DIVERGENCE(1),
    /** The command was called in a way that it does not understand, or with input that it refuses. */
    USAGE(2),
    /** The command itself failed, or what it brings along is broken, so nothing is known about parity. */
    FAULT(3);

    /** What every verb's help says of them. */
    public static final String HELP =
            "Exit code: 0 parity, 1 divergence, 2 wrong usage or bad input, 3 the command itself failed.";

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** {@return the code of a status} */
    public static ExitCode of(int status) {
        return values()[status];
    }

    /** {@return the status of the process} */
    public int status() {
        return status;
    }
}
