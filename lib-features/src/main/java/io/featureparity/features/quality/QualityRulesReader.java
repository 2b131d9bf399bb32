// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.json.ObjectReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the document of {@link QualityRules} and finds all faults before it gives up. */
final class QualityRulesReader {

    private static final int LONGEST_WINDOW = 10_000;
    private static final int MOST_SECONDS = 86_400;

    private final List<Fault> faults = new ArrayList<>();
    private final double[] weights = new double[QualityRule.values().length];

    private QualityRulesReader() {}

    /** What was read. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Read(double[] weights, QualityBounds bounds) {}

    static Read read(JsonDocument document) {
        QualityRulesReader reader = new QualityRulesReader();
        QualityBounds bounds = reader.rules(document.object(reader.faults));
        if (!reader.faults.isEmpty()) {
            throw new DocumentException(reader.faults);
        }
        return new Read(reader.weights, bounds);
    }

    private QualityBounds rules(ObjectReader root) {
        Map<QualityRule, ObjectReader> of = new HashMap<>();
        for (QualityRule rule : QualityRule.values()) {
            ObjectReader object = root.object(rule.label());
            if (object != null) {
                of.put(rule, object);
                weights[rule.ordinal()] = number(object, "weight", 0, QualityRules.BEST);
            }
        }
        ObjectReader absurd = of.get(QualityRule.PRICE_ABSURD);
        ObjectReader macro = of.get(QualityRule.MACRO_ABSURD);
        ObjectReader jump = of.get(QualityRule.PRICE_JUMP);
        ObjectReader stuck = of.get(QualityRule.PRICE_STUCK);
        ObjectReader step = of.get(QualityRule.MACRO_STEP);
        ObjectReader late = of.get(QualityRule.ARRIVED_LATE);
        double least = number(absurd, "least", Double.MIN_VALUE, Double.MAX_VALUE);
        int window = whole(jump, "window", 2, LONGEST_WINDOW, LONGEST_WINDOW);
        QualityBounds bounds = new QualityBounds(
                least,
                number(absurd, "most", least, Double.MAX_VALUE),
                number(macro, "most", 0, Double.MAX_VALUE),
                number(jump, "deviations", Double.MIN_VALUE, Double.MAX_VALUE),
                number(jump, "deviations_after_gap", Double.MIN_VALUE, Double.MAX_VALUE),
                window,
                whole(jump, "least_returns", 2, window, 2),
                number(jump, "smallest_deviation", Double.MIN_VALUE, Double.MAX_VALUE),
                whole(stuck, "bars", 2, Integer.MAX_VALUE, 2),
                number(step, "share", 0, Double.MAX_VALUE),
                shares(step),
                whole(late, "seconds", 0, MOST_SECONDS, 0) * 1000L);
        of.values().forEach(ObjectReader::finish);
        root.finish();
        return bounds;
    }

    private Map<String, Double> shares(@Nullable ObjectReader step) {
        Map<String, Double> shares = new HashMap<>();
        ObjectReader columns = step == null ? null : step.object("columns");
        if (columns != null) {
            columns.keys().forEach(column -> shares.put(column, number(columns, column, 0, Double.MAX_VALUE)));
        }
        return shares;
    }

    /** A number of a range; the least of it where it is faulty, so that the others are still held to their rules. */
    private static double number(@Nullable ObjectReader object, String key, double least, double most) {
        Double number = object == null ? null : object.number(key);
        if (object == null || number == null) {
            return least;
        }
        if (number < least || number > most) {
            object.fault(ErrorCode.VALUE_NOT_ALLOWED, key, "must be " + range(least, most), Double.toString(number));
            return least;
        }
        return number;
    }

    private static String range(double least, double most) {
        String from = least == Double.MIN_VALUE ? "above 0" : "at least " + least;
        return most == Double.MAX_VALUE ? from : from + " and at most " + most;
    }

    private static int whole(@Nullable ObjectReader object, String key, int least, int most, int ifFaulty) {
        Integer number = object == null ? null : object.integer(key);
        if (object == null || number == null) {
            return ifFaulty;
        }
        if (number < least || number > most) {
            String rule = "must be at least " + least + (most == Integer.MAX_VALUE ? "" : " and at most " + most);
            object.fault(ErrorCode.VALUE_NOT_ALLOWED, key, rule, Integer.toString(number));
            return ifFaulty;
        }
        return number;
    }
}
