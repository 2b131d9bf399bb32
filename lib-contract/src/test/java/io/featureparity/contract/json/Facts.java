// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A table of facts that Python computed; {@code make_facts.py} beside it says how. */
final class Facts {

    private Facts() {}

    /** The rows of a table, without its header. */
    static List<String[]> rows(String resource, String separator) {
        try (InputStream in = Objects.requireNonNull(Facts.class.getResourceAsStream(resource), resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n", -1))
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split(separator, 2))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
