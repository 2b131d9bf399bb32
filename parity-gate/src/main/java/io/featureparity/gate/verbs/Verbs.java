// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.gate.console.Terminal;
import io.featureparity.parity.golden.FeatureSource;
import picocli.CommandLine;

/** All verbs, in the order in which the help lists them. */
public final class Verbs {

    private Verbs() {}

    /**
     * Adds the verbs to a command.
     *
     * @param command the command
     * @param terminal where they print
     * @param source what <i>verify</i> holds against the golden cases
     */
    public static void addTo(CommandLine command, Terminal terminal, FeatureSource source) {
        command.addSubcommand(new VerifyCommand(terminal, source))
                .addSubcommand(new FeaturesCommand(terminal))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(contract(terminal))
                .addSubcommand(stats(terminal))
                .addSubcommand(manifest(terminal))
                .addSubcommand(new WarmupCommand(terminal))
                .addSubcommand(new CompletionCommand(terminal));
    }

    private static CommandLine contract(Terminal terminal) {
        return new CommandLine(new VerbGroup.Contract())
                .addSubcommand(new ContractShowCommand(terminal))
                .addSubcommand(new ContractHashCommand(terminal))
                .addSubcommand(new ContractValidateCommand(terminal));
    }

    private static CommandLine stats(Terminal terminal) {
        return new CommandLine(new VerbGroup.Stats())
                .addSubcommand(new StatsHashCommand(terminal))
                .addSubcommand(new StatsVerifyCommand(terminal))
                .addSubcommand(new StatsFitCommand(terminal));
    }

    private static CommandLine manifest(Terminal terminal) {
        return new CommandLine(new VerbGroup.Manifest())
                .addSubcommand(new ManifestCreateCommand(terminal))
                .addSubcommand(new ManifestVerifyCommand(terminal));
    }
}
