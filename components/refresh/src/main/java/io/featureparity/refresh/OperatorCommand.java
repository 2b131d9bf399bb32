// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.component.main.Runner;
import io.featureparity.contract.error.ComponentException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A command of an operator.
 *
 * @param verb what to do
 * @param arguments as many as the verb takes
 */
record OperatorCommand(Verb verb, List<String> arguments) {

    /** What can be done. */
    enum Verb {
        MIGRATE("migrate"),
        IMPORT_BARS("import-bars FILE"),
        IMPORT_MACRO("import-macro FILE"),
        IMPORT_LATE_MACRO("import-late-macro FILE"),
        MODELS("models"),
        REGISTER("register VERSION"),
        BACKFILL("backfill ID VERSION"),
        MAKE_LIVE("make-live ID VERSION"),
        RETIRE("retire ID VERSION"),
        FORGET("forget ID VERSION");

        /** The verb, and a name for each argument. */
        private final String usage;

        Verb(String usage) {
            this.usage = usage;
        }

        private boolean fits(List<String> arguments) {
            List<String> words = List.of(usage.split(" ", -1));
            return arguments.size() == words.size() && arguments.get(0).equals(words.get(0));
        }
    }

    static final String USAGE = "SETTINGS and one of: "
            + Arrays.stream(Verb.values()).map(verb -> verb.usage).collect(Collectors.joining(", "));

    /**
     * Reads a command.
     *
     * @throws ComponentException if there is no such command, or it takes other arguments
     */
    static OperatorCommand of(List<String> arguments) {
        return Arrays.stream(Verb.values())
                .filter(verb -> verb.fits(arguments))
                .findFirst()
                .map(verb -> new OperatorCommand(verb, arguments.subList(1, arguments.size())))
                .orElseThrow(() -> Runner.refusedArguments(
                        USAGE, arguments.isEmpty() ? "SETTINGS alone" : String.join(" ", arguments)));
    }

    String argument(int index) {
        return arguments.get(index);
    }
}
