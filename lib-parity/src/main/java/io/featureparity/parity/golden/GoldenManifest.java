// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import io.featureparity.contract.error.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content of a golden suite's manifest. It is consistent: every path that it names is one of its files.
 *
 * @param files the SHA-256 of each file, by path
 * @param contracts the contracts, by {@link #key}
 * @param statistics the canonical SHA-256 of each file of statistics, by path
 * @param cases the cases
 * @param others the paths of tables that belong to no case: averages, and those of feeds
 */
record GoldenManifest(
        Map<String, String> files,
        Map<String, ContractEntry> contracts,
        Map<String, String> statistics,
        List<CaseEntry> cases,
        Set<String> others) {

    GoldenManifest {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files)); // in the order written
        contracts = Collections.unmodifiableMap(new LinkedHashMap<>(contracts)); // in the order written
        statistics = Collections.unmodifiableMap(new LinkedHashMap<>(statistics)); // in the order written
        cases = List.copyOf(cases);
        others = Set.copyOf(others);
    }

    static String key(String id, String version) {
        return id + "@" + version;
    }

    /**
     * A contract that cases were made under.
     *
     * @param place the place of its hash in the manifest
     * @param id its id
     * @param version its version
     * @param hash its full hash
     * @param file the path of its document, empty if it is built in
     */
    record ContractEntry(Place place, String id, String version, String hash, String file) {}

    /**
     * A case.
     *
     * @param name its name
     * @param why what it is for
     * @param rows how many bars it has
     * @param contract the {@link #key} of its contract
     * @param statistics the path of its statistics
     * @param input the path of its bars
     * @param state the path of the agent's positions, or null if it has none, and so no observations
     * @param raw the path of its raw features
     * @param normalized the path of its normalised features
     * @param observation the path of its observations, null just where the positions are
     */
    record CaseEntry(
            String name,
            String why,
            int rows,
            String contract,
            String statistics,
            String input,
            @Nullable String state,
            String raw,
            String normalized,
            @Nullable String observation) {}
}
