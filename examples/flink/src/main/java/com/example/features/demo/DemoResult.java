// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import io.featureparity.flink.record.FeatureVector;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came out of the job beside what a batch computes.
 *
 * @param instruments how many instruments there were
 * @param bars how many bars
 * @param failures how many times the task manager was ended
 * @param bad how many records were sent that no job may take in
 * @param refused how many were refused, by code
 * @param compared how many observations were compared
 * @param different how many of them differ in any bit
 * @param missing how many a batch has and the job has not
 * @param twice how many came more often than in a batch
 */
record DemoResult(
        int instruments,
        int bars,
        int failures,
        int bad,
        Map<String, Integer> refused,
        int compared,
        int different,
        int missing,
        int twice) {

    DemoResult {
        refused = new TreeMap<>(refused);
    }

    static DemoResult of(
            DemoMarket market,
            int failures,
            int bad,
            Map<String, Integer> refused,
            List<FeatureVector> expected,
            List<FeatureVector> came) {
        Map<String, FeatureVector> byPlace = new HashMap<>();
        int twice = 0;
        for (FeatureVector vector : came) {
            if (byPlace.put(place(vector), vector) != null) {
                twice++;
            }
        }
        int compared = 0;
        int different = 0;
        int missing = 0;
        for (FeatureVector vector : expected) {
            FeatureVector other = byPlace.remove(place(vector));
            if (other == null) {
                missing++;
            } else {
                compared++;
                different += other.equals(vector) ? 0 : 1;
            }
        }
        return new DemoResult(
                market.instruments(),
                market.bars(),
                failures,
                bad,
                refused,
                compared,
                different,
                missing,
                twice + byPlace.size());
    }

    private static String place(FeatureVector vector) {
        return vector.time() + " " + vector.instrument();
    }

    /** Whether something was compared, and all is as it should be. */
    boolean isEqual() {
        int left = refused.values().stream().mapToInt(Integer::intValue).sum();
        return compared > 0 && different == 0 && missing == 0 && twice == 0 && left == bad;
    }

    /** The table, line by line. */
    List<String> lines() {
        return List.of(
                line("instruments", instruments),
                line("bars", bars),
                line("failures injected", failures),
                line("bad records sent", bad),
                line(
                        "bad records refused",
                        refused.values().stream().mapToInt(Integer::intValue).sum()),
                line("observations compared", compared),
                line("different", different),
                line("missing", missing),
                line("double", twice));
    }

    private static String line(String name, int count) {
        return String.format(Locale.ROOT, "%-22s %9d", name, count);
    }

    String toJson() {
        StringBuilder codes = new StringBuilder();
        refused.forEach((code, count) -> codes.append(codes.isEmpty() ? "" : ", ")
                .append(String.format(Locale.ROOT, "\"%s\": %d", code, count)));
        return String.format(
                Locale.ROOT,
                """
                {
                  "equal": %b,
                  "instruments": %d,
                  "bars": %d,
                  "failures": %d,
                  "bad": %d,
                  "refused": {%s},
                  "compared": %d,
                  "different": %d,
                  "missing": %d,
                  "double": %d
                }
                """,
                isEqual(),
                instruments,
                bars,
                failures,
                bad,
                codes,
                compared,
                different,
                missing,
                twice);
    }
}
