// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The variables of a script: no two things have the same. */
final class PandasNames {

    private final Set<String> taken = new HashSet<>(List.of("np", "pd", "bars", "raw", "functools"));
    private final Map<String, String> given = new HashMap<>();
    private int parts;

    PandasNames() {
        for (PandasHelper helper : PandasHelper.values()) {
            taken.add(helper.written());
        }
    }

    /** Gives the variable of something; the same each time. */
    String of(String thing, String likely) {
        return given.computeIfAbsent(thing, any -> free(likely));
    }

    /** Gives a variable that nothing else has. */
    String ofPart() {
        parts++;
        return free("part_" + parts);
    }

    private String free(String likely) {
        String name = likely;
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
    }
}
