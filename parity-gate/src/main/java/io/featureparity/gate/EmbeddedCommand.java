// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.gate.console.Terminal;
import io.featureparity.parity.golden.FeatureSource;
import java.io.PrintStream;
import java.util.List;

/** The command for a program that calls it and goes on afterwards, such as a build. The process does not end. */
public final class EmbeddedCommand {

    private EmbeddedCommand() {}

    /**
     * Runs the command as a process of its own would run it.
     *
     * @param args the verb and its options
     * @param out for the answer
     * @param err for what is refused, in one line, or for the trace of a fault
     * @return the exit code: 0 parity, 1 divergence, 2 wrong usage or bad input, 3 the command itself failed
     */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        return new ParityCommand(Terminal.unwatched(out, err), FeatureSource.streaming())
                .run(args)
                .status();
    }
}
