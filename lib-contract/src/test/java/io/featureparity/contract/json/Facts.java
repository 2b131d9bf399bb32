// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import io.featureparity.testsupport.resource.Resources;
import java.util.List;
import java.util.stream.Stream;

/** A table of facts that Python computed; {@code make_facts.py} beside it says how. */
final class Facts {

    private Facts() {}

    /** The rows of a table, without its header. */
    static List<String[]> rows(String resource, String separator) {
        return Stream.of(Resources.textBeside(Facts.class, resource).split("\n", -1))
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split(separator, 2))
                .toList();
    }
}
