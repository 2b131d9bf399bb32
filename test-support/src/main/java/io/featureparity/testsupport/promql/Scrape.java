// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.promql;

import java.util.Arrays;
import java.util.List;

/**
 * What a registry shows to Prometheus at one time.
 *
 * @param text the text of the scrape
 */
public record Scrape(String text) {

    /** The values of all samples of a metric that have some labels, such as {@code store="online"}. */
    public List<Double> values(String metric, String... labels) {
        return text.lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .toList();
    }

    /** The value of the one sample of a metric that has some labels. */
    public double value(String metric, String... labels) {
        List<Double> found = values(metric, labels);
        if (found.size() != 1) {
            throw new AssertionError(
                    found.size() + " samples of " + metric + " with " + Arrays.toString(labels) + " in\n" + text);
        }
        return found.get(0);
    }

    /** The sum of all samples of a metric that have some labels. */
    public double sum(String metric, String... labels) {
        return values(metric, labels).stream().mapToDouble(Double::doubleValue).sum();
    }
}
