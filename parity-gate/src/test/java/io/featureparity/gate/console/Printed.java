// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.console;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Keeps what is printed. */
public final class Printed {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /**
     * Makes a terminal that prints here.
     *
     * @param person whether a person looks at it
     * @return the terminal
     */
    public Terminal terminal(boolean person) {
        return new Terminal(InputStream.nullInputStream(), stream(out), errStream(), person, person);
    }

    /** {@return a terminal that prints here and that nobody looks at} */
    public Terminal unwatched() {
        return Terminal.unwatched(stream(out), errStream());
    }

    /** {@return a terminal that reads this, prints here and that nobody looks at} */
    public Terminal reading(InputStream in) {
        return new Terminal(in, stream(out), errStream(), false, false);
    }

    /** {@return what was printed as output, as bytes} */
    public byte[] outBytes() {
        return out.toByteArray();
    }

    /** {@return where errors are printed} */
    public PrintStream errStream() {
        return stream(err);
    }

    /** {@return what was printed as output} */
    public String out() {
        return text(out);
    }

    /** {@return what was printed as errors} */
    public String err() {
        return text(err);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
