// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A document of normalisation statistics. */
public final class StatisticsDocument {

    private final ObjectNode tree = JsonTree.object();

    private StatisticsDocument() {}

    /** {@return a document without features} */
    public static StatisticsDocument empty() {
        return new StatisticsDocument();
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

    /** {@return the document as JSON} */
    public String toJson() {
        return tree.toPrettyString();
    }
}
