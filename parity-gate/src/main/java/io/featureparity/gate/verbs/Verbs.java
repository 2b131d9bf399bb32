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
        String first = args.isEmpty() ? "" : args.get(0);
        String second = args.size() < 2 ? "" : args.get(1);
        // Completion tells of all verbs.
        add(command, all(terminal, source, second), first.equals(COMPLETION) ? "" : first);
    }

    /** Makes the one verb that is meant, or all of them if none is. */
    private static CommandLine add(CommandLine command, Map<String, Supplier<CommandLine>> verbs, String meant) {
        verbs.forEach((name, verb) -> {
            if (name.equals(meant) || !verbs.containsKey(meant)) {
                command.addSubcommand(name, verb.get());
            }
        });
        return command;
    }

    private static Map<String, Supplier<CommandLine>> all(Terminal terminal, FeatureSource source, String second) {
        Map<String, Supplier<CommandLine>> verbs = new LinkedHashMap<>();
        verbs.put("verify", () -> new CommandLine(new VerifyCommand(terminal, source)));
        verbs.put("features", () -> new CommandLine(new FeaturesCommand(terminal)));
        verbs.put("check", () -> new CommandLine(new CheckCommand(terminal)));
        verbs.put("diagnose", () -> new CommandLine(new DiagnoseCommand(terminal)));
        verbs.put("init", () -> new CommandLine(new InitCommand(terminal)));
        verbs.put("contract", () -> add(new CommandLine(new VerbGroup.Contract()), contract(terminal), second));
        verbs.put("stats", () -> add(new CommandLine(new VerbGroup.Stats()), stats(terminal), second));
        verbs.put("manifest", () -> add(new CommandLine(new VerbGroup.Manifest()), manifest(terminal), second));
        verbs.put("warmup", () -> new CommandLine(new WarmupCommand(terminal)));
        verbs.put(COMPLETION, () -> new CommandLine(new CompletionCommand(terminal)));
        return verbs;
    }

    private static Map<String, Supplier<CommandLine>> contract(Terminal terminal) {
        Map<String, Supplier<CommandLine>> verbs = new LinkedHashMap<>();
        verbs.put("show", () -> new CommandLine(new ContractShowCommand(terminal)));
        verbs.put("hash", () -> new CommandLine(new ContractHashCommand(terminal)));
        verbs.put("validate", () -> new CommandLine(new ContractValidateCommand(terminal)));
        return verbs;
    }

    private static Map<String, Supplier<CommandLine>> stats(Terminal terminal) {
        Map<String, Supplier<CommandLine>> verbs = new LinkedHashMap<>();
        verbs.put("hash", () -> new CommandLine(new StatsHashCommand(terminal)));
        verbs.put("verify", () -> new CommandLine(new StatsVerifyCommand(terminal)));
        verbs.put("fit", () -> new CommandLine(new StatsFitCommand(terminal)));
        return verbs;
    }

    private static Map<String, Supplier<CommandLine>> manifest(Terminal terminal) {
        Map<String, Supplier<CommandLine>> verbs = new LinkedHashMap<>();
        verbs.put("create", () -> new CommandLine(new ManifestCreateCommand(terminal)));
        verbs.put("verify", () -> new CommandLine(new ManifestVerifyCommand(terminal)));
        return verbs;
    }
}
