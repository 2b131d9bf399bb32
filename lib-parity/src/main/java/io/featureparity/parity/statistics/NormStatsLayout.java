// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.json.ShortestDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The layout that training gives its statistics: what Python's {@code json.dumps} writes with an indent of two. */
final class NormStatsLayout {

    private NormStatsLayout() {}

    static String of(NormStatsFit fit, Map<String, String> about) {
        StringJoiner blocks = new StringJoiner(",\n", "{\n", "\n}\n");
        blocks.add(block("_meta", metadata(fit, about)));
        for (FittedFeature feature : fit.features()) {
            blocks.add(block(
                    feature.feature(),
                    List.of(
                            "\"mean\": " + ShortestDecimal.of(feature.mean()),
                            "\"std\": " + ShortestDecimal.of(feature.std()),
                            "\"min\": " + ShortestDecimal.of(feature.min()),
                            "\"max\": " + ShortestDecimal.of(feature.max()),
                            "\"count\": " + feature.count(),
                            "\"null_pct\": " + ShortestDecimal.of(feature.nullPercent()))));
        }
        return blocks.toString();
    }

    private static List<String> metadata(NormStatsFit fit, Map<String, String> about) {
        List<String> lines = new ArrayList<>(fit.metadata());
        new TreeMap<>(about).forEach((key, value) -> {
            String name = JsonDocument.quote(key) + ": ";
            if (lines.stream().noneMatch(line -> line.startsWith(name))) {
                lines.add(name + JsonDocument.quote(value));
            }
        });
        return lines;
    }

    private static String block(String name, List<String> lines) {
        return "  " + JsonDocument.quote(name) + ": {\n    " + String.join(",\n    ", lines) + "\n  }";
    }
}
