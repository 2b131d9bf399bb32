// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import java.io.PrintStream;
import java.util.List;

/** The {@code parity} command. */
public final class ParityCommand {

    private static final String USAGE = """
            usage: parity verify [options]   compare what the library computes with what training computed
                   parity help               print this

            exit code: 0 parity, 1 divergence, 2 wrong usage, 3 the command itself failed
            """;

    private final PrintStream out;
    private final PrintStream err;

    ParityCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param args the verb and its options
     */
    public static void main(String[] args) {
        System.exit(new ParityCommand(System.out, System.err).run(List.of(args)).status());
    }

    /** Runs the command. Whatever goes wrong on our side is a fault, never a divergence. */
    @SuppressWarnings("CatchAndPrintStackTrace") // the process ends with the fault; the trace is for its reader
    ExitCode run(List<String> args) {
        try {
            return dispatch(args);
        } catch (RuntimeException | Error fault) {
            err.println("parity: a fault of the command itself");
            fault.printStackTrace(err);
            return ExitCode.FAULT;
        }
    }

    private ExitCode dispatch(List<String> args) {
        String verb = args.isEmpty() ? "" : args.get(0);
        return switch (verb) {
            case "verify" -> verify();
            case "help", "--help", "-h" -> {
                out.print(USAGE);
                yield ExitCode.PARITY;
            }
            default -> {
                err.println(verb.isEmpty() ? "parity: no verb" : "parity: unknown verb '" + verb + "'");
                err.print(USAGE);
                yield ExitCode.USAGE;
            }
        };
    }

    private ExitCode verify() {
        err.println("parity: there is nothing to verify yet");
        return ExitCode.FAULT;
    }
}
