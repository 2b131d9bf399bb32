// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.json.JsonDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The weights and limits of all rules: how much each {@link QualityRule} takes off a score, and from which value on it
 * is broken. The rules are data: a JSON document that states everything, since there are no defaults within it.
 * Immutable.
 *
 * <p>The score of a bar is 100 minus the weights of all rules that it breaks, but not below 0. {@link SessionQuality} says what
 * the score of a session is.
 */
public final class QualityRules {

    /** The score of a bar that breaks no rule. */
    public static final double BEST = 100;

    private final JsonDocument document;
    private final QualityRule[] all = QualityRule.values(); // asked for at each bar: a copy once, and not each time
    private final double[] weights;
    private final QualityBounds bounds;
    private final String hash;

    private QualityRules(JsonDocument document) {
        this.document = document;
        QualityRulesReader.Read read = QualityRulesReader.read(document);
        this.weights = read.weights();
        this.bounds = read.bounds();
        this.hash = document.canonicalHash();
    }

    /** {@return the rules that come with the library} */
    public static QualityRules builtIn() {
        String resource = "quality-rules.json";
        try (InputStream in = QualityRules.class.getResourceAsStream(resource)) {
            return new QualityRules(JsonDocument.open(resource, Objects.requireNonNull(in, resource)));
        } catch (IOException e) {
            throw new UncheckedIOException("a resource that was read could not be closed", e);
        }
    }

    /**
     * Reads rules from a file.
     *
     * @param file the file
     * @return the rules
     * @throws DocumentException if the file is missing or breaks a rule, with all faults
     */
    public static QualityRules load(Path file) {
        return new QualityRules(JsonDocument.open(file));
    }

    /**
     * Reads rules from a text.
     *
     * @param name the name of the document in error messages
     * @param text the JSON text
     * @return the rules
     * @throws DocumentException if the document breaks a rule, with all faults
     */
    public static QualityRules parse(String name, String text) {
        return new QualityRules(JsonDocument.open(name, text));
    }

    /**
     * Says how much a rule takes off.
     *
     * @param rule the rule
     * @return its weight, from 0 to 100
     */
    public double weight(QualityRule rule) {
        return weights[rule.place()];
    }

    /** {@return the document that the rules were read from} */
    public JsonDocument document() {
        return document;
    }

    /** {@return the SHA-256 of the document's canonical JSON, 64 lower-case hex digits} */
    public String hash() {
        return hash;
    }

    /** {@return the name of the rules in messages} */
    public String name() {
        return document.name();
    }

    QualityBounds bounds() {
        return bounds;
    }

    /** The score of a bar that breaks a set of rules: their weights are taken off in the order of the rules. */
    double score(int broken) {
        double score = BEST;
        for (QualityRule rule : all) {
            if ((broken & rule.bit()) != 0) {
                score -= weights[rule.place()];
            }
        }
        return Math.max(0, score);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QualityRules that && hash.equals(that.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "quality rules " + name() + ", hash " + hash;
    }
}
