// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reads whole files from the class path. A file that is not there fails the test with its name. */
public final class Resources {

    private Resources() {}

    /**
     * Reads a file as text.
     *
     * @param name its absolute name, such as {@code /io/featureparity/golden/manifest.json}
     * @return the text
     */
    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /**
     * Reads a file that stands beside a class.
     *
     * @param neighbour the class
     * @param name the file's name
     * @return the text
     */
    public static String textBeside(Class<?> neighbour, String name) {
        return text("/" + neighbour.getPackageName().replace('.', '/') + "/" + name);
    }

    /**
     * Reads a file.
     *
     * @param name its absolute name
     * @return the bytes
     */
    public static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(Resources.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
