// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.json.ObjectReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the document of {@link NormStats} and finds all faults before it gives up. */
final class NormStatsReader {

    private static final String METADATA = "_";

    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, StatisticsRange> ranges = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();

    private NormStatsReader() {}

    /** What was read of each feature. */
    record Read(
            Map<String, FeatureStatistics> statistics, Map<String, StatisticsRange> ranges, Map<String, Long> counts) {}

    /** Reads the statistics, of which there have to be some for each of the required features. */
    static Read read(JsonDocument document, Collection<String> required) {
        NormStatsReader reader = new NormStatsReader();
        return new Read(reader.features(document, required), reader.ranges, reader.counts);
    }

    private Map<String, FeatureStatistics> features(JsonDocument document, Collection<String> required) {
        // What is malformed here has codes of its own, so the reader's faults are translated and not kept as they are.
        List<Fault> malformed = new ArrayList<>();
        ObjectReader root = document.object(malformed);
        faults.addAll(malformed); // what the JSON itself has wrong keeps its codes
        malformed.clear();
        Map<String, FeatureStatistics> statistics = new LinkedHashMap<>();
        for (String feature : root.keys()) {
            if (faults.size() >= ObjectReader.MOST_FAULTS) {
                break; // a document of nothing but faults must not fill the memory
            }
            if (!feature.startsWith(METADATA)) {
                ObjectReader object = root.object(feature);
                FeatureStatistics found = feature(object);
                if (found != null && object != null) {
                    statistics.put(feature, found);
                    counts.put(feature, StatisticsClaim.whole(object, "count"));
                    ranges.put(feature, new StatisticsRange(optional(object, "min"), optional(object, "max")));
                }
                malformed.forEach(this::translate);
                malformed.clear();
            }
        }
        faults.addAll(missing(document.name(), required, root.keys()));
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
        return statistics;
    }

    private @Nullable FeatureStatistics feature(@Nullable ObjectReader object) {
        if (object == null) {
            return null;
        }
        Double mean = object.number("mean");
        Double std = object.number("std");
        double meanToCheck = mean == null ? 0 : mean;
        double stdToCheck = std == null ? 1 : std;
        List<Fault> found =
                FeatureStatistics.faults(object.place("mean"), meanToCheck, object.place("std"), stdToCheck);
        faults.addAll(found);
        if (mean == null || std == null || !found.isEmpty()) {
            return null;
        }
        return new FeatureStatistics(mean, std);
    }

    /** A number that only some normalisations need: whatever else stands there is none. */
    private static double optional(ObjectReader object, String key) {
        return object.isNumber(key) ? orNaN(object.number(key)) : Double.NaN;
    }

    private static double orNaN(@Nullable Double number) {
        return number == null ? Double.NaN : number;
    }

    /** A fault for each of the required features that is not among those there are. */
    static List<Fault> missing(String name, Collection<String> required, Set<String> there) {
        List<Fault> missing = new ArrayList<>();
        for (String feature : required) {
            if (!there.contains(feature)) {
                String rule = "must have statistics for " + feature;
                String features =
                        there.stream().filter(key -> !key.startsWith(METADATA)).collect(Collectors.joining(", "));
                String value = features.isEmpty() ? "none at all" : "only " + features;
                missing.add(new Fault(ErrorCode.STATISTICS_MISSING_FEATURE, name, rule, value));
            }
        }
        return missing;
    }

    private void translate(Fault fault) {
        ErrorCode code = fault.code() == ErrorCode.JSON_NOT_FINITE
                ? ErrorCode.STATISTICS_NOT_FINITE
                : ErrorCode.STATISTICS_MALFORMED;
        faults.add(new Fault(code, fault.place(), fault.rule(), fault.value()));
    }
}
