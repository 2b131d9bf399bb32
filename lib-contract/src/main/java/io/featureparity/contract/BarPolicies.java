// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The policies of a contract by name, and which of them is its own.
 *
 * @param own the name of the contract's own, which is among them
 * @param byName all policies
 */
record BarPolicies(String own, Map<String, BarPolicy> byName) {

    BarPolicies {
        byName = Map.copyOf(byName);
    }

    static String mustBeOneOf(List<String> names) {
        return "must be one of " + String.join(", ", names);
    }

    /** {@return the policy, or null if there is none of this name} */
    @Nullable
    BarPolicy find(String name) {
        return byName.get(name);
    }

    /** {@return the names in the order of the alphabet, since that of a JSON object says nothing} */
    List<String> names() {
        SortedMap<String, BarPolicy> sorted = new TreeMap<>(byName);
        return List.copyOf(sorted.keySet());
    }
}
