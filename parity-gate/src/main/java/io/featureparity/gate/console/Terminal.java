// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.console;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * Where the command prints, and whether a person is looking: colours and progress are for a terminal, and a file or a pipe
 * gets neither.
 *
 * @param in standard input
 * @param out for the answer, and for progress
 * @param err for what goes wrong, which is never coloured: nobody knows whether it goes to a file
 * @param coloured whether to colour
 * @param watched whether to show progress
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, boolean coloured, boolean watched) {

    /** This process's own. The environment can say NO_COLOR. */
    public static Terminal ofThisProcess() {
        boolean watched = isTerminal(System.console()) && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(System.in, System.out, System.err, watched && Ansi.AUTO.enabled(), watched);
    }

    /** From Java 22 on there is a console without a terminal, too; it says so itself, by a method that 17 lacks. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException unknown) {
            return false;
        }
    }

    /** One that nobody looks at. */
    public static Terminal unwatched(PrintStream out, PrintStream err) {
        return new Terminal(InputStream.nullInputStream(), out, err, false, false);
    }

    /** {@return the same where a program reads the answer: what is said beside it goes where errors go} */
    public Terminal beside() {
        return new Terminal(in, err, err, false, false);
    }

    /** {@return whether picocli is to colour} */
    public Ansi ansi() {
        return coloured ? Ansi.ON : Ansi.OFF;
    }

    /** A word in the colour of good news. */
    public String good(String word) {
        return ansi().string("@|bold,green " + word + "|@");
    }

    /** A word in the colour of bad news. */
    public String bad(String word) {
        return ansi().string("@|bold,red " + word + "|@");
    }
}
