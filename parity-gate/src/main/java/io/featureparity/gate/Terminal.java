// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import java.io.PrintStream;
import picocli.CommandLine.Help.Ansi;

/**
 * Where the command prints, and whether a person is looking: colours and progress are for a terminal, and a file or a pipe
 * gets neither.
 *
 * @param out for the answer
 * @param err for what goes wrong, and for progress
 * @param coloured whether to colour
 * @param watched whether to show progress
 */
record Terminal(PrintStream out, PrintStream err, boolean coloured, boolean watched) {

    /** This process's own. The environment can say NO_COLOR. */
    static Terminal ofThisProcess() {
        boolean person = Ansi.AUTO.enabled();
        return new Terminal(System.out, System.err, person, person);
    }

    /** One that nobody looks at. */
    static Terminal unwatched(PrintStream out, PrintStream err) {
        return new Terminal(out, err, false, false);
    }

    Ansi ansi() {
        return coloured ? Ansi.ON : Ansi.OFF;
    }

    /** A word in the colour of good news. */
    String good(String word) {
        return ansi().string("@|bold,green " + word + "|@");
    }

    /** A word in the colour of bad news. */
    String bad(String word) {
        return ansi().string("@|bold,red " + word + "|@");
    }
}
