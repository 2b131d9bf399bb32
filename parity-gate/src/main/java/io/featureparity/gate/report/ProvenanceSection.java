// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.parity.report.Provenance;
import java.util.List;
import java.util.regex.Pattern;

/** Where everything came from, at the end of the page. A hash has a button that copies it, which the page's script shows. */
final class ProvenanceSection {

    /** SHA-256, or its first half or quarter, as of the order of features. */
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{64}");

    private ProvenanceSection() {}

    static boolean hasHash(List<Provenance> all) {
        return all.stream()
                .flatMap(provenance -> provenance.facts().values().stream())
                .anyMatch(ProvenanceSection::isHash);
    }

    private static boolean isHash(String value) {
        return HASH.matcher(value).matches();
    }

    static void write(Html html, List<Provenance> all) {
        html.open("footer", "id", "provenance")
                .element("h2", "Hashes, versions and provenance")
                .line();
        for (Provenance provenance : all) {
            html.element("h3", provenance.thing()).open("dl");
            provenance.facts().forEach((name, value) -> {
                html.open("div").element("dt", name).open("dd").element("code", value);
                if (isHash(value)) {
                    String label = "Copy the " + name + " of " + provenance.thing();
                    html.element(
                            "button", "Copy", "type", "button", "class", "copy", "aria-label", label, "hidden", "");
                }
                html.close("dd").close("div");
            });
            html.close("dl").line();
        }
        html.open("output", "id", "copied", "class", "hidden").close("output");
        html.close("footer").line();
    }
}
