// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.json.ObjectReader;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a calculation, as they are written. One that cannot be read stands as a value that every rule
 * allows, so that the record can still find what is wrong with the others.
 */
final class CalculationParameters {

    private final ObjectReader object;
    private boolean faulty;

    CalculationParameters(ObjectReader object) {
        this.object = object;
    }

    /** Gives parameters of which none is written: each stands as a value that every rule allows. */
    static CalculationParameters none() {
        return new CalculationParameters(
                JsonDocument.parse("no parameters", "{}").object(new ArrayList<>()));
    }

    /** {@return whether one of those asked for could not be read} */
    boolean isFaulty() {
        return faulty;
    }

    int integer(String key) {
        return integer(key, 1);
    }

    int integer(String key, int harmless) {
        return orHarmless(object.integer(key), harmless);
    }

    double number(String key) {
        return orHarmless(object.number(key), 1.0);
    }

    double clip() {
        return orHarmless(object.numberOr("clip", Double.POSITIVE_INFINITY), 1.0);
    }

    Smoothing smoothing() {
        return choice("smoothing", Smoothing.class);
    }

    FirstChange firstChange() {
        return choice("first_change", FirstChange.class);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        return orHarmless(object.choice(key, type), type.getEnumConstants()[0]);
    }

    private <T> T orHarmless(@Nullable T value, T harmless) {
        if (value == null) {
            faulty = true;
            return harmless;
        }
        return value;
    }
}
