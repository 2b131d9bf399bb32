// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call of the parity command. */
final class Command {

    /** Where it is called: in this class loader, or in that of the service's own library. */
    @FunctionalInterface
    interface Place {
        /** Runs it and gives the exit code. */
        int run(List<String> args, PrintStream out, PrintStream err);
    }

    private final List<String> args = new ArrayList<>();

    Command(String verb) {
        args.add(verb);
    }

    /** Name and value are one argument, or a value that begins with a dash would be taken for an option. */
    Command option(String name, @Nullable Object value) {
        if (value != null) {
            args.add(name + "=" + value);
        }
        return this;
    }

    Command options(String name, @Nullable List<String> values) {
        if (values != null) {
            values.forEach(value -> option(name, value));
        }
        return this;
    }

    Command options(String name, @Nullable Map<String, String> values) {
        if (values != null) {
            values.forEach((key, value) -> option(name, key + "=" + value));
        }
        return this;
    }

    Command flag(String name, boolean set) {
        if (set) {
            args.add(name);
        }
        return this;
    }

    Outcome in(Place place) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = place.run(
                List.copyOf(args),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Outcome(status, lines(out), lines(err));
    }

    private static List<String> lines(ByteArrayOutputStream said) {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
