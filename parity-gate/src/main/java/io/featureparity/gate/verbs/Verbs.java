// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.gate.console.Terminal;
import io.featureparity.parity.golden.FeatureSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** All verbs, in the order in which the help lists them. */
public final class Verbs {

    private static final String COMPLETION = "completion";

    private Verbs() {}

    /**
     * Adds the verbs to a command. If the arguments begin with a verb, only that one is made: to look at the options of
     * all others takes longer than most verbs do.
     *
     * @param command the command
     * @param args the arguments
     * @param terminal where they print
     * @param source what <i>verify</i> holds against the golden cases
     */
    public static void addTo(CommandLine command, List<String> args, Terminal terminal, FeatureSource source) {
        Map<String, Supplier<CommandLine>> verbs = all(terminal, source);
        String first = args.isEmpty() ? "" : args.get(0);
        boolean alone = verbs.containsKey(first) && !first.equals(COMPLETION); // which tells of all verbs
        verbs.forEach((name, verb) -> {
            if (!alone || name.equals(first)) {
                command.addSubcommand(name, verb.get());
            }
        });
    }

    private static Map<String, Supplier<CommandLine>> all(Terminal terminal, FeatureSource source) {
        Map<String, Supplier<CommandLine>> verbs = new LinkedHashMap<>();
        verbs.put("verify", () -> new CommandLine(new VerifyCommand(terminal, source)));
        verbs.put("features", () -> new CommandLine(new FeaturesCommand(terminal)));
        verbs.put("check", () -> new CommandLine(new CheckCommand(terminal)));
        verbs.put("init", () -> new CommandLine(new InitCommand(terminal)));
        verbs.put("contract", () -> contract(terminal));
        verbs.put("stats", () -> stats(terminal));
        verbs.put("manifest", () -> manifest(terminal));
        verbs.put("warmup", () -> new CommandLine(new WarmupCommand(terminal)));
        verbs.put(COMPLETION, () -> new CommandLine(new CompletionCommand(terminal)));
        return verbs;
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
