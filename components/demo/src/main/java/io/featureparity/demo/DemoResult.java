// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo;

import io.featureparity.demo.stream.Difference;
import io.featureparity.demo.stream.Observed;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What each component gave to the model.
 *
 * @param components the components, the refresh first
 */
record DemoResult(List<Observed> components) {

    DemoResult {
        components = List.copyOf(components);
    }

    /** Whether all gave the same, and gave something. */
    boolean allEqual() {
        return components.get(0).count() > 0 && differences().isEmpty();
    }

    /** Where each of the others differs from the first for the first time. */
    List<Difference> differences() {
        Observed first = components.get(0);
        return components.stream()
                .map(first::firstDifference)
                .flatMap(Optional::stream)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** The table, line by line. */
    List<String> lines() {
        String format = "%-12s %12s  %s";
        return Stream.concat(
                        Stream.of(format.formatted("component", "observations", "SHA-256 of the stream")),
                        components.stream().map(one -> format.formatted(one.component(), one.count(), one.sha256())))
                .toList();
    }
}
