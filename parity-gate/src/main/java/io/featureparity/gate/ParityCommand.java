// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.parity.FeatureSource;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The {@code parity} command. */
@Command(
        name = "parity",
        description = "Is what a service computes what its model was trained on?",
        subcommands = HelpCommand.class,
        footer = {"", ExitCode.HELP})
public final class ParityCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this.")
    boolean help;

    private final PrintStream out;
    private final PrintStream err;
    private final FeatureSource source;

    ParityCommand(PrintStream out, PrintStream err, FeatureSource source) {
        this.out = out;
        this.err = err;
        this.source = source;
    }

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param args the verb and its options
     */
    public static void main(String[] args) {
        ParityCommand command = new ParityCommand(System.out, System.err, FeatureSource.streaming());
        System.exit(command.run(List.of(args)).status());
    }

    /** Runs the command. Whatever goes wrong on our side is a fault, never a divergence. */
    ExitCode run(List<String> args) {
        try {
            ExitCode answer = ExitCode.of(commandLine().execute(args.toArray(String[]::new)));
            if (!out.checkError()) {
                return answer;
            }
            err.println("parity: the output could not be written");
        } catch (RuntimeException | Error fault) {
            report(fault);
        }
        return ExitCode.FAULT;
    }

    /** The process ends with the fault; the trace is for its reader. */
    private int report(Throwable fault) {
        err.println("parity: a fault of the command itself; please report it, with what follows");
        fault.printStackTrace(err);
        return ExitCode.FAULT.status();
    }

    private CommandLine commandLine() {
        return new CommandLine(this)
                .addSubcommand(new VerifyCommand(out, err, source))
                .addSubcommand(new FeaturesCommand(out, err))
                .addSubcommand(new CheckCommand(out, err))
                .addSubcommand(contract())
                .addSubcommand(stats())
                .addSubcommand(manifest())
                .addSubcommand(new WarmupCommand(out, err))
                .setOut(writer(out))
                .setErr(writer(err))
                .setParameterExceptionHandler(this::refuse)
                .setExecutionExceptionHandler((fault, line, parsed) -> report(fault));
    }

    private CommandLine contract() {
        return new CommandLine(new VerbGroup.Contract())
                .addSubcommand(new ContractShowCommand(out, err))
                .addSubcommand(new ContractHashCommand(out, err))
                .addSubcommand(new ContractValidateCommand(out, err));
    }

    private CommandLine stats() {
        return new CommandLine(new VerbGroup.Stats())
                .addSubcommand(new StatsHashCommand(out, err))
                .addSubcommand(new StatsVerifyCommand(out, err))
                .addSubcommand(new StatsFitCommand(out, err));
    }

    private CommandLine manifest() {
        return new CommandLine(new VerbGroup.Manifest())
                .addSubcommand(new ManifestCreateCommand(out, err))
                .addSubcommand(new ManifestVerifyCommand(out, err));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private int refuse(ParameterException wrong, String[] args) {
        err.println("parity: " + ErrorText.oneLine(String.valueOf(wrong.getMessage())));
        wrong.getCommandLine().usage(wrong.getCommandLine().getErr());
        return ExitCode.USAGE.status();
    }
}
