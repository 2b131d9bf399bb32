// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.MismatchException;
import io.featureparity.contract.json.JsonDocument;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The normalisation statistics that a model was trained with (clauses E1 to E3): a mean and a standard deviation for
 * each feature. Keys of the document that begin with {@code _} are metadata: they name no feature, but they count in
 * the hash.
 *
 * <p>There are no defaults: unreadable or unexpected statistics are refused. Immutable.
 */
public final class NormStats {

    private final JsonDocument document;
    private final String name;
    private final Map<String, FeatureStatistics> statistics;
    private final Map<String, StatisticsRange> ranges;
    private final Map<String, Long> counts;
    private final StatisticsClaim claim;
    private final String hash;
    private final String fileHash;

    private NormStats(JsonDocument document, Collection<String> required) {
        this.document = document;
        this.name = document.name();
        NormStatsReader.Read read = NormStatsReader.read(document, required);
        this.statistics = Collections.unmodifiableMap(read.statistics());
        this.ranges = read.ranges();
        this.counts = read.counts();
        this.claim = StatisticsClaim.read(document);
        this.hash = document.canonicalHash();
        this.fileHash = document.fileHash();
    }

    /**
     * Reads statistics from a file.
     *
     * @param file the file
     * @return the statistics
     * @throws DocumentException if the file is missing or breaks a rule, with all faults
     */
    public static NormStats load(Path file) {
        return new NormStats(JsonDocument.open(file), List.of());
    }

    /**
     * Reads statistics from a file and checks them against a contract at once, so that missing features are reported
     * together with all other faults.
     *
     * @param file the file
     * @param contract the contract whose market features must have statistics
     * @return the statistics
     * @throws DocumentException if the file is missing or breaks a rule, or lacks a market feature, with all faults
     */
    public static NormStats load(Path file, FeatureContract contract) {
        return new NormStats(JsonDocument.open(file), contract.featuresWithStatistics());
    }

    /**
     * Reads statistics from a stream, which is left open.
     *
     * @param name the name of the document in error messages
     * @param in the stream
     * @return the statistics
     * @throws DocumentException if the stream fails or the document breaks a rule, with all faults
     */
    public static NormStats read(String name, InputStream in) {
        return new NormStats(JsonDocument.open(name, in), List.of());
    }

    /**
     * Reads statistics from a text.
     *
     * @param name the name of the document in error messages
     * @param text the JSON text
     * @return the statistics
     * @throws DocumentException if the document breaks a rule, with all faults
     */
    public static NormStats parse(String name, String text) {
        return new NormStats(JsonDocument.open(name, text), List.of());
    }

    /**
     * Makes statistics from values. Their hash is that of a document with only these means and deviations.
     *
     * @param name the name of the statistics in error messages
     * @param statistics the statistics by feature
     * @return the statistics
     * @throws DocumentException if a feature's name begins with {@code _}
     */
    public static NormStats of(String name, Map<String, FeatureStatistics> statistics) {
        return of(name, statistics, Map.of());
    }

    /**
     * Makes statistics from values and additional facts. Their hash is that of a document with the same content, so a
     * program can use statistics that it has fitted without writing a file.
     *
     * @param name the name of the statistics in error messages
     * @param statistics the statistics by feature
     * @param facts the additional content: for a metadata key, which begins with {@code _}, or for a feature, the facts
     *     by their keys, without mean and deviation. Each fact is a text, an {@code Integer}, a {@code Long}, a finite
     *     {@code Double} or a map of these
     * @return the statistics
     * @throws DocumentException if the name of a feature with statistics begins with {@code _}, or a feature has facts and
     *     no statistics
     * @throws IllegalArgumentException if a fact is of another kind
     */
    public static NormStats of(
            String name, Map<String, FeatureStatistics> statistics, Map<String, ? extends Map<String, ?>> facts) {
        Map<String, Map<String, Object>> document = new LinkedHashMap<>();
        statistics.forEach((feature, values) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("mean", values.mean());
            entry.put("std", values.std());
            document.put(feature, entry);
        });
        facts.forEach((key, said) -> {
            Map<String, Object> entry = document.computeIfAbsent(key, none -> new LinkedHashMap<>());
            said.forEach(entry::putIfAbsent);
        });
        return new NormStats(JsonDocument.of(name, document), List.of()).requireFeatures(statistics.keySet());
    }

    /**
     * {@return the document that the statistics were read from; a document with the same content if they were made from
     * values}
     */
    public JsonDocument document() {
        return document;
    }

    /** {@return the features that have statistics, in the order of the document} */
    public Set<String> names() {
        return statistics.keySet();
    }

    /**
     * The statistics of one feature.
     *
     * @param feature its name
     * @return its mean and standard deviation
     * @throws DocumentException if there are none
     */
    public FeatureStatistics statistics(String feature) {
        FeatureStatistics found = statistics.get(feature);
        if (found == null) {
            throw new DocumentException(NormStatsReader.missing(name, List.of(feature), names()));
        }
        return found;
    }

    /**
     * The smallest and the largest value that a feature had in training.
     *
     * @param feature its name
     * @return both values; NaN for a value that the statistics do not give
     * @throws DocumentException if there are no statistics of the feature
     */
    public StatisticsRange range(String feature) {
        StatisticsRange found = ranges.get(feature);
        if (found == null) {
            throw new DocumentException(NormStatsReader.missing(name, List.of(feature), names()));
        }
        return found;
    }

    /**
     * How many values a feature had in training.
     *
     * @param feature its name
     * @return the number; {@link StatisticsClaim#UNKNOWN} if the statistics do not give it
     * @throws DocumentException if there are no statistics of the feature
     */
    public long count(String feature) {
        Long found = counts.get(feature);
        if (found == null) {
            throw new DocumentException(NormStatsReader.missing(name, List.of(feature), names()));
        }
        return found;
    }

    /** {@return what the metadata say about the bars that the statistics were fitted to} */
    public StatisticsClaim claim() {
        return claim;
    }

    /** {@return the name of the statistics in error messages, such as the name of their file} */
    public String name() {
        return name;
    }

    /** {@return the SHA-256 of the whole document's canonical JSON (clause E2), which is what training computes} */
    public String hash() {
        return hash;
    }

    /**
     * {@return the SHA-256 of the bytes as they were read, as {@code sha256sum} prints it; for statistics that were
     * made from values, the {@linkplain #hash() hash}}
     */
    public String fileHash() {
        return fileHash;
    }

    /**
     * Refuses statistics other than the expected ones (clause E3).
     *
     * @param expected the expected {@linkplain #hash() hash}, 64 lower-case hex digits
     * @return these statistics
     * @throws MismatchException if their hash is another one, or the expected text is not a hash; the fault shows both
     */
    public NormStats requireHash(String expected) {
        if (!hash.equals(expected)) {
            String rule = "must have the hash " + expected + hint(expected);
            throw new MismatchException(new Fault(ErrorCode.STATISTICS_HASH_DIFFERS, name, rule, hash));
        }
        return this;
    }

    /** The three mistakes that are made with the right file in hand. */
    private String hint(String expected) {
        if (expected.equals(fileHash)) {
            return " (which is that of the file's bytes; expected is that of its canonical JSON)";
        }
        if (expected.equalsIgnoreCase(hash)) {
            return " (which is not in lower case)";
        }
        return expected.matches("[0-9a-f]{64}") ? "" : " (which is not 64 lower-case hex digits)";
    }

    /**
     * Refuses these statistics if they lack a market feature (clause E1).
     *
     * @param marketFeatures the market features of the contract
     * @return these statistics
     * @throws DocumentException if some are missing, with a fault for each
     */
    public NormStats requireFeatures(Collection<String> marketFeatures) {
        List<Fault> faults = NormStatsReader.missing(name, marketFeatures, names());
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
        return this;
    }

    @Override
    public String toString() {
        return "NormStats[" + name + ", " + statistics.size() + " features, hash " + hash + "]";
    }
}
