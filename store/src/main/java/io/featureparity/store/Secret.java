// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A password, which no message and no log shows. Immutable. */
public final class Secret {

    private static final int LONGEST = 4096;

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /**
     * Makes a secret from a text.
     *
     * @param text the secret
     * @return the secret
     */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /**
     * Makes a secret from an environment variable.
     *
     * @param variable the variable's name
     * @param environment {@code System.getenv()}
     * @return the secret
     * @throws StoreException if there is no such variable
     */
    public static Secret fromEnvironment(String variable, Map<String, String> environment) {
        String text = environment.get(variable);
        if (text == null) {
            throw refused(Place.variable(variable), "must be set", "not set");
        }
        return new Secret(text);
    }

    /**
     * Makes a secret from a file, without the line break.
     *
     * @param file a file with one line
     * @return the secret
     * @throws StoreException if it cannot be read, or has several lines
     */
    public static Secret fromFile(Path file) {
        String rule = "must be a file with one line, the secret";
        List<String> lines;
        try {
            if (Files.size(file) > LONGEST) {
                throw refused(Place.file(file), rule, "more than " + LONGEST + " bytes");
            }
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            // Without the cause: its message may show bytes of the file.
            throw refused(
                    Place.file(file), rule, "not readable (" + e.getClass().getSimpleName() + ")");
        }
        if (lines.size() != 1) {
            throw refused(Place.file(file), rule, lines.size() + " lines");
        }
        return new Secret(lines.get(0));
    }

    private static StoreException refused(Place place, String rule, String value) {
        return new StoreException(new Fault(ErrorCode.STORE_SETTING, place, rule, value));
    }

    /** {@return the secret itself, for a driver} */
    public String reveal() {
        return text;
    }

    /** {@return stars, and never the secret} */
    @Override
    public String toString() {
        return "***";
    }
}
