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
 * Runs a component and gives an exit code. Each fault is printed as one line. Stack traces and the texts of unexpected
 * exceptions are never shown, because they may contain a secret.
 */
public final class Runner {

    /** The component was done, or ended because it was asked to. */
    public static final int DONE = 0;

    /** The settings or arguments of the component are invalid. */
    public static final int SETTINGS = 2;

    /** The component could not start, or could not continue. */
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

    /** A program that gives an exit code of its own, as its verdict. */
    @FunctionalInterface
    public interface Judge {

        /**
         * Runs until the work is done.
         *
         * @param settings the settings, as a {@link Component} gets them
         * @param arguments the arguments of the command line after the file of settings
         * @param host the process
         * @return the exit code
         * @throws FeatureParityException if the program cannot start, or cannot continue
         */
        int run(Settings settings, List<String> arguments, Host host);
    }

    /**
     * Prepares to run a component.
     *
     * @param usage the arguments in words, such as {@code "SETTINGS"}
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
     * Prepares to run a program that gives its own exit code.
     *
     * @param usage the arguments in words
     * @param judge the program, which gives the exit code if it ends without a fault
     * @return the runner
     */
    public static Runner judging(String usage, Judge judge) {
        return new Runner(usage, judge);
    }

    /**
     * Runs the component.
     *
     * @param arguments the command line: a file of settings, and then the arguments of the component
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
     * Makes the exception for a command line that is refused.
     *
     * @param usage the arguments in words
     * @param value the command line that was given
     * @return the exception
     */
    public static ComponentException refusedArguments(String usage, String value) {
        return new ComponentException(
                new Fault(ErrorCode.COMPONENT_ARGUMENTS, "command line", "must be: " + usage, value));
    }

    /**
     * Refuses arguments after the file of settings, for a component that takes none.
     *
     * @param arguments the arguments after the file of settings
     * @throws ComponentException if there are any
     */
    public static void requireNone(List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw refusedArguments("SETTINGS", "more: " + String.join(" ", arguments));
        }
    }

    /**
     * Makes a fault of something that nobody expected. It names the class of the exception and where it was thrown, but not its
     * message.
     *
     * @param bug the unexpected exception or error
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
