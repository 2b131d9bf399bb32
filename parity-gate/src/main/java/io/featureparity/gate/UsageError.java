// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.gate.console.DidYouMean;
import io.featureparity.gate.console.ErrorText;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Wrong usage in one line: what was not understood, what was probably meant, and where the help is. */
final class UsageError {

    private static final Pattern HELP_OF_NOTHING = Pattern.compile("Unknown subcommand '(.*)'\\.");

    /** How picocli says that the word behind an option is no value but looks like an option. */
    private static final Pattern OPTION_AS_VALUE =
            Pattern.compile("Expected parameter for .* but found '(-.*)'", Pattern.DOTALL);

    private final CommandLine command;
    private final String message;

    private UsageError(CommandLine command, String message) {
        this.command = command;
        this.message = message;
    }

    static String oneLine(ParameterException wrong) {
        UsageError error = of(wrong);
        String help = error.command.getCommandSpec().qualifiedName(" ") + " --help";
        return ErrorText.oneLine(error.message + " (see '" + help + "')");
    }

    /** A word that is not understood comes first: it explains why others are missing. */
    private static UsageError of(ParameterException wrong) {
        Deque<CommandLine> fromRoot = new ArrayDeque<>();
        for (CommandLine at = wrong.getCommandLine(); at != null; at = at.getParent()) {
            fromRoot.addFirst(at);
        }
        for (CommandLine at : fromRoot) {
            if (!at.getUnmatchedArguments().isEmpty()) {
                return new UsageError(at, unknown(at, at.getUnmatchedArguments().get(0)));
            }
        }
        CommandLine command = wrong.getCommandLine();
        String message = String.valueOf(wrong.getMessage());
        Matcher help = HELP_OF_NOTHING.matcher(message);
        if (help.matches()) {
            return new UsageError(command, unknown(command, help.group(1)));
        }
        Matcher value = OPTION_AS_VALUE.matcher(message);
        if (value.find() && !command.getCommandSpec().optionsMap().containsKey(name(value.group(1)))) {
            return new UsageError(command, unknown(command, value.group(1)));
        }
        if (command.getSubcommands().isEmpty() || !message.startsWith("Missing required subcommand")) {
            return new UsageError(command, message);
        }
        return new UsageError(command, message + ", one of " + String.join(", ", verbs(command)));
    }

    private static String unknown(CommandLine command, String word) {
        if (word.startsWith("-")) {
            String name = name(word);
            return "Unknown option '" + name + "'" + DidYouMean.question(name, options(command));
        }
        if (command.getSubcommands().isEmpty()) {
            return "Unexpected argument '" + word + "'";
        }
        return "Unknown verb '" + word + "'" + DidYouMean.question(word, verbs(command));
    }

    private static String name(String option) {
        return option.substring(0, option.indexOf('=') < 0 ? option.length() : option.indexOf('='));
    }

    private static List<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .toList();
    }

    private static Collection<String> verbs(CommandLine command) {
        return command.getSubcommands().keySet();
    }
}
