// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.main;

import io.featureparity.component.Settings;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Runs a component and makes an exit code of how it ended. Each fault is a line of its own; nobody sees a stack trace, or the
 * text of an exception that nobody has looked at: it may hold a secret.
 */
public final class Runner {

    /** It ended as it was asked to, or it was done. */
    public static final int DONE = 0;

    /** Its settings or arguments are not possible. */
    public static final int SETTINGS = 2;

    /** It could not run, or not go on. */
    public static final int FAULT = 3;

    private static final Set<ErrorCode> OF_SETTINGS = Set.of(
            ErrorCode.COMPONENT_SETTING,
            ErrorCode.COMPONENT_SETTING_UNKNOWN,
            ErrorCode.COMPONENT_ARGUMENTS,
            ErrorCode.COMPONENT_RANGE,
            ErrorCode.BACKTEST_NO_BARS,
            ErrorCode.BACKTEST_NO_OBSERVATION,
            ErrorCode.BACKTEST_TERMS,
            ErrorCode.REPLAY_NO_DECISION,
            ErrorCode.STORE_SETTING);

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

    private final String usage;
    private final Judge component;

    /** What a main runs that has a verdict of its own. */
    @FunctionalInterface
    public interface Judge {

        /**
         * Runs until it is done.
         *
         * @param settings the settings, as a {@link Component} gets them
         * @param arguments what the command line holds after the file of settings
         * @param host the process
         * @return the exit code
         * @throws FeatureParityException if it cannot run, or not go on
         */
        int run(Settings settings, List<String> arguments, Host host);
    }

    /**
     * Prepares to run a component.
     *
     * @param usage what the arguments are, such as {@code "SETTINGS"}
     * @param component the component
     */
    public Runner(String usage, Component component) {
        this(usage, (settings, arguments, host) -> {
            component.run(settings, arguments, host);
            return DONE;
        });
    }

    private Runner(String usage, Judge component) {
        this.usage = usage;
        this.component = component;
    }

    /**
     * Prepares to run what has a verdict of its own.
     *
     * @param usage what the arguments are
     * @param judge gives the exit code, if it ends without a fault
     * @return the runner
     */
    public static Runner judging(String usage, Judge judge) {
        return new Runner(usage, judge);
    }

    /**
     * Runs the component.
     *
     * @param arguments the command line: a file of settings, and what the component knows after it
     * @param host the process
     * @return the exit code: {@link #DONE} or that of the judge, {@link #SETTINGS} or {@link #FAULT}
     */
    public int run(List<String> arguments, Host host) {
        try {
            return component.run(settings(arguments, host), arguments.subList(1, arguments.size()), host);
        } catch (FeatureParityException refused) {
            refused.faults().forEach(fault -> host.err().accept(line(fault)));
            return refused.faults().stream().allMatch(fault -> OF_SETTINGS.contains(fault.code())) ? SETTINGS : FAULT;
        } catch (Throwable bug) { // else the JVM would print it, with its text
            host.err().accept(line(unexpected(bug)));
            return FAULT;
        }
    }

    /**
     * Gives a fault as one line.
     *
     * @param fault the fault
     * @return the line, without characters that would end it or move the cursor
     */
    public static String line(Fault fault) {
        return CONTROL.matcher(fault.toString()).replaceAll(" ");
    }

    private Settings settings(List<String> arguments, Host host) {
        if (arguments.isEmpty()) {
            throw refusedArguments(usage, "none");
        }
        try {
            return Settings.load(Path.of(arguments.get(0)), host.environment());
        } catch (InvalidPathException e) {
            throw refusedArguments(usage, arguments.get(0));
        }
    }

    /**
     * Refuses a command line.
     *
     * @param usage what the arguments are
     * @param value what was given
     * @return the exception
     */
    public static ComponentException refusedArguments(String usage, String value) {
        return new ComponentException(
                new Fault(ErrorCode.COMPONENT_ARGUMENTS, "command line", "must be: " + usage, value));
    }

    /**
     * Refuses arguments after the file of settings, for a component that takes none.
     *
     * @param arguments what comes after it
     * @throws ComponentException if there are any
     */
    public static void requireNone(List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw refusedArguments("SETTINGS", "more: " + String.join(" ", arguments));
        }
    }

    /**
     * Makes a fault of something that nobody expected. It names what was thrown and where, and not what it says.
     *
     * @param bug what was thrown
     * @return the fault, for a log
     */
    public static Fault unexpected(Throwable bug) {
        StackTraceElement[] stack = bug.getStackTrace();
        return new Fault(
                ErrorCode.COMPONENT_FAILED,
                stack.length == 0 ? "component" : stack[0].toString(),
                "must not throw this",
                bug.getClass().getName());
    }
}
