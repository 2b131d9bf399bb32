// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.gate.console.Terminal;
import io.featureparity.parity.golden.FeatureSource;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/** All verbs, in the order in which the help lists them. */
public final class Verbs {

    private static final String COMPLETION = "completion";
    private static final String HELP = "help";

    /** They tell of the other verbs. */
    private static final Set<String> ABOUT_ALL = Set.of(HELP, COMPLETION);

    private static final List<String> VERBS = List.of(
            HELP,
            "verify",
            "features",
            "check",
            "diagnose",
            "audit",
            "replay",
            "init",
            "contract",
            "stats",
            "manifest",
            "log",
            "warmup",
            "quality",
            COMPLETION);

    private final Terminal terminal;
    private final FeatureSource source;

    private Verbs(Terminal terminal, FeatureSource source) {
        this.terminal = terminal;
        this.source = source;
    }

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
        Verbs verbs = new Verbs(terminal, source);
        for (String name : meant(VERBS, ABOUT_ALL.contains(first) ? "" : first)) {
            command.addSubcommand(name, verbs.verb(name, second));
        }
    }

    /** The one that is meant, or all of them if none is. */
    private static List<String> meant(List<String> names, String word) {
        return names.contains(word) ? List.of(word) : names;
    }

    private CommandLine verb(String name, String second) {
        return switch (name) {
            case HELP -> new CommandLine(new HelpCommand());
            case "verify" -> new CommandLine(new VerifyCommand(terminal, source));
            case "features" -> new CommandLine(new FeaturesCommand(terminal));
            case "check" -> new CommandLine(new CheckCommand(terminal));
            case "diagnose" -> new CommandLine(new DiagnoseCommand(terminal));
            case "audit" -> new CommandLine(new AuditCommand(terminal));
            case "replay" -> new CommandLine(new ReplayCommand(terminal));
            case "init" -> new CommandLine(new InitCommand(terminal));
            case "contract" -> group(new VerbGroup.Contract(), List.of("show", "hash", "validate", "explain"), second);
            case "contract show" -> new CommandLine(new ContractShowCommand(terminal));
            case "contract hash" -> new CommandLine(new ContractHashCommand(terminal));
            case "contract validate" -> new CommandLine(new ContractValidateCommand(terminal));
            case "contract explain" -> new CommandLine(new ContractExplainCommand(terminal));
            case "stats" -> group(new VerbGroup.Stats(), List.of("hash", "verify", "fit", "audit"), second);
            case "stats hash" -> new CommandLine(new StatsHashCommand(terminal));
            case "stats verify" -> new CommandLine(new StatsVerifyCommand(terminal));
            case "stats fit" -> new CommandLine(new StatsFitCommand(terminal));
            case "stats audit" -> new CommandLine(new StatsAuditCommand(terminal));
            case "manifest" -> group(new VerbGroup.Manifest(), List.of("create", "verify", "lineage"), second);
            case "manifest create" -> new CommandLine(new ManifestCreateCommand(terminal));
            case "manifest verify" -> new CommandLine(new ManifestVerifyCommand(terminal));
            case "manifest lineage" -> new CommandLine(new ManifestLineageCommand(terminal));
            case "log" -> group(new VerbGroup.Log(), List.of("verify", "tail", "export"), second);
            case "log verify" -> new CommandLine(new LogVerifyCommand(terminal));
            case "log tail" -> new CommandLine(new LogTailCommand(terminal));
            case "log export" -> new CommandLine(new LogExportCommand(terminal));
            case "warmup" -> new CommandLine(new WarmupCommand(terminal));
            case "quality" -> new CommandLine(new QualityCommand(terminal));
            case COMPLETION -> new CommandLine(new CompletionCommand(terminal));
            default -> throw new IllegalArgumentException("no verb " + name);
        };
    }

    private CommandLine group(VerbGroup group, List<String> names, String second) {
        CommandLine command = new CommandLine(group);
        for (String name : meant(names, second)) {
            command.addSubcommand(name, verb(command.getCommandName() + " " + name, ""));
        }
        return command;
    }
}
