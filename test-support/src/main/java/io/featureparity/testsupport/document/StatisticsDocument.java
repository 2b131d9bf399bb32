// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A document of normalisation statistics. */
public final class StatisticsDocument {

    private final ObjectNode tree;

    private StatisticsDocument(ObjectNode tree) {
        this.tree = tree;
    }

    /** {@return a document without features} */
    public static StatisticsDocument empty() {
        return new StatisticsDocument(JsonTree.object());
    }

    /**
     * Begins with a document that is there.
     *
     * @param text its text
     * @return the document
     */
    public static StatisticsDocument parse(String text) {
        return new StatisticsDocument(JsonTree.parse(text));
    }

    /**
     * Makes a document in which all features have the same statistics.
     *
     * @param names the features
     * @param mean the mean of each
     * @param std the deviation of each
     * @return the document
     */
    public static StatisticsDocument same(List<String> names, double mean, double std) {
        StatisticsDocument document = empty();
        names.forEach(name -> document.feature(name, mean, std));
        return document;
    }

    /**
     * Sets the statistics of a feature.
     *
     * @param name the feature
     * @param mean its mean
     * @param std its deviation
     * @return this
     */
    public StatisticsDocument feature(String name, double mean, double std) {
        tree.putObject(name).put("mean", mean).put("std", std);
        return this;
    }

    /**
     * Puts a value in place of another one.
     *
     * @param pointer where it is, as a JSON pointer such as {@code /rsi_9/mean}; must be there
     * @param value the value
     * @return this
     */
    public StatisticsDocument set(String pointer, Object value) {
        JsonTree.replace(tree, pointer, value);
        return this;
    }

    /** {@return the document as JSON} */
    public String toJson() {
        return tree.toPrettyString();
    }
}
