// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.contract.error.Fault;
import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.MemoryFault;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.PathText;
import io.featureparity.gate.verbs.Verbs;
import io.featureparity.parity.golden.FeatureSource;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The {@code parity} command. */
@Command(
        name = "parity",
        description = "Is what a service computes what its model was trained on?",
        versionProvider = Version.class,
        footer = {"", ExitCode.HELP})
public final class ParityCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the versions of this library and of Java, and the contracts that it knows.")
    boolean version;

    private final Terminal terminal;
    private final FeatureSource source;

    ParityCommand(Terminal terminal, FeatureSource source) {
        this.terminal = terminal;
        this.source = source;
    }

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param args the verb and its options
     */
    public static void main(String[] args) {
        ParityCommand command = new ParityCommand(Terminal.ofThisProcess(), FeatureSource.streaming());
        System.exit(command.run(List.of(args)).status());
    }

    /** Runs the command. Whatever goes wrong on our side is a fault, never a divergence. */
    ExitCode run(List<String> args) {
        try {
            ExitCode answer = ExitCode.of(commandLine(args).execute(args.toArray(String[]::new)));
            if (!terminal.out().checkError()) {
                return answer;
            }
            terminal.err().println("parity: the output could not be written");
        } catch (RuntimeException | Error fault) {
            return report(fault);
        }
        return ExitCode.FAULT;
    }

    /** The process ends with the fault; the trace is for its reader. Memory that ran out is a matter of the input. */
    private ExitCode report(Throwable fault) {
        Optional<Fault> memory = MemoryFault.in(fault);
        if (memory.isPresent()) {
            terminal.err().println("parity: " + ErrorText.oneLine(memory.get().toString()));
            return ExitCode.USAGE;
        }
        terminal.err().println("parity: a fault of the command itself; please report it, with what follows");
        fault.printStackTrace(terminal.err());
        return ExitCode.FAULT;
    }

    private CommandLine commandLine(List<String> args) {
        CommandLine command = new CommandLine(this);
        Verbs.addTo(command, args, terminal, source);
        CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF); // its warnings are about fields of this program
        return command.setExpandAtFiles(false) // else an error would show what is in a file
                .registerConverter(Path.class, new PathText())
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ansi()))
                .setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setUnmatchedOptionsAllowedAsOptionParameters(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(this::refuse)
                .setExecutionExceptionHandler(
                        (fault, line, parsed) -> report(fault).status());
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private int refuse(ParameterException wrong, String[] args) {
        terminal.err().println("parity: " + UsageError.oneLine(wrong));
        return ExitCode.USAGE.status();
    }
}
