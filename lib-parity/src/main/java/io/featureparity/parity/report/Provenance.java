// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Identifies one thing that took part in a comparison: a contract, statistics, a file, the library. It helps to
 * understand a report a year later.
 *
 * @param thing what it is, such as {@code contract usdcop-m5@1.0.0}
 * @param facts its known facts, such as its hashes, in the order in which they are shown
 */
public record Provenance(String thing, Map<String, String> facts) {

    /** Takes a copy of the facts, in their order. {@inheritDoc} */
    public Provenance {
        Objects.requireNonNull(thing, "thing");
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
