// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one JSON object and collects all faults. If a value is missing, unknown or of the wrong type, the
 * method adds a fault to the list given at the start and returns null. Nothing is thrown, so one pass finds every
 * fault. Call {@link #finish} last: it reports the keys that were not read.
 *
 * <p>After {@value #MOST_FAULTS} faults no more are added, so a document full of faults cannot fill the memory.
 */
public final class ObjectReader {

    /** The largest number of faults that are listed. */
    public static final int MOST_FAULTS = 10_000;

    private final Place.InDocument place;
    private final JsonNode object;
    private final List<Fault> faults;

    /** Places whose fault is known already, and need not be named a second time. */
    private final Set<Place> faulty;

    private final Set<String> asked = new LinkedHashSet<>();

    ObjectReader(Place.InDocument place, JsonNode object, List<Fault> faults, Set<Place> faulty) {
        this.place = place;
        this.object = object;
        this.faults = faults;
        this.faulty = faulty;
    }

    /** {@return where this object stands in its document} */
    public Place place() {
        return place;
    }

    /**
     * The place of one of this object's values.
     *
     * @param key the key, present or not
     * @return where the value stands in the document
     */
    public Place place(String key) {
        return place.part(key);
    }

    /** {@return the keys, in the order written} */
    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        object.fieldNames().forEachRemaining(keys::add);
        return Collections.unmodifiableSet(keys);
    }

    /**
     * Says whether a key is there, with any value. This does not count as reading it.
     *
     * @param key the key
     * @return whether it is there
     */
    public boolean has(String key) {
        return object.has(key);
    }

    /**
     * Says whether a key is there and its value is an object. This does not count as reading it.
     *
     * @param key the key
     * @return whether it holds an object
     */
    public boolean isObject(String key) {
        return object.path(key).isObject();
    }

    /**
     * Says whether a key is there and its value is a number that a double can hold. This does not count as reading it.
     *
     * @param key the key
     * @return whether it holds a finite number
     */
    public boolean isNumber(String key) {
        return object.path(key).isNumber() && Double.isFinite(object.path(key).doubleValue());
    }

    /**
     * A string.
     *
     * @param key the key, which must be there
     * @return the string, or null if it was faulty
     */
    public @Nullable String string(String key) {
        JsonNode value = demand(key, "a string", JsonNode::isTextual);
        return value == null ? null : value.textValue();
    }

    /**
     * A string; a JSON null may stand in its place.
     *
     * @param key the key, which must be there
     * @param ifNull what a JSON null stands for
     * @return the string, or null if it was faulty
     */
    public @Nullable String stringOr(String key, String ifNull) {
        JsonNode value = demand(key, "a string or null", v -> v.isTextual() || v.isNull());
        if (value == null) {
            return null;
        }
        return value.isNull() ? ifNull : value.textValue();
    }

    /**
     * An integer, written as one: {@code 9.0} is a real.
     *
     * @param key the key, which must be there
     * @return the integer, or null if it was faulty or does not fit in 32 bits
     */
    public @Nullable Integer integer(String key) {
        JsonNode value = demand(key, "an integer", JsonNode::isIntegralNumber);
        return value == null ? null : fitting(key, value);
    }

    /**
     * An integer, written as one; a JSON null may stand in its place.
     *
     * @param key the key, which must be there
     * @param ifNull what a JSON null stands for; a document may not write this number itself
     * @return the integer, or null if it was faulty or does not fit in 32 bits
     */
    public @Nullable Integer integerOr(String key, int ifNull) {
        JsonNode value = demand(key, "an integer or null", v -> v.isIntegralNumber() || v.isNull());
        if (value == null) {
            return null;
        }
        if (value.isNull()) {
            return ifNull;
        }
        Integer number = fitting(key, value);
        if (number != null && number == ifNull) {
            fault(ErrorCode.VALUE_NOT_ALLOWED, key, "must be null, which says the same", number.toString());
            return null;
        }
        return number;
    }

    private @Nullable Integer fitting(String key, JsonNode value) {
        if (!value.canConvertToInt()) {
            String rule = "must be from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
            fault(ErrorCode.VALUE_NOT_ALLOWED, key, rule, describe(value));
            return null;
        }
        return value.intValue();
    }

    /**
     * A number; an integer counts, and is rounded to the nearest double.
     *
     * @param key the key, which must be there
     * @return the number, which is finite, or null if it was faulty
     */
    public @Nullable Double number(String key) {
        JsonNode value = demand(key, "a number", JsonNode::isNumber);
        return value == null ? null : finite(key, value);
    }

    /**
     * A number; a JSON null may stand in its place.
     *
     * @param key the key, which must be there
     * @param ifNull what a JSON null stands for
     * @return the number, or null if it was faulty
     */
    public @Nullable Double numberOr(String key, double ifNull) {
        JsonNode value = demand(key, "a number or null", v -> v.isNumber() || v.isNull());
        if (value == null) {
            return null;
        }
        return value.isNull() ? Double.valueOf(ifNull) : finite(key, value);
    }

    private @Nullable Double finite(String key, JsonNode value) {
        double number = value.doubleValue();
        if (!Double.isFinite(number)) {
            fault(ErrorCode.JSON_NOT_FINITE, key, "must be a finite number that a double can hold", describe(value));
            return null;
        }
        return number;
    }

    /**
     * One of the constants of an enum, written in lower case.
     *
     * @param key the key, which must be there
     * @param type the enum
     * @param <E> the enum
     * @return the constant, or null if it was faulty
     */
    public <E extends Enum<E>> @Nullable E choice(String key, Class<E> type) {
        return choice(key, Arrays.asList(type.getEnumConstants()));
    }

    /**
     * One of the constants of an enum, written in lower case, under a key that may be left out.
     *
     * @param key the key
     * @param ifMissing the constant that a missing key stands for; a document may not write it, since each meaning
     *     has only one spelling
     * @param <E> the enum
     * @return the constant, or null if it was faulty
     */
    public <E extends Enum<E>> @Nullable E choiceOr(String key, E ifMissing) {
        asked.add(key);
        if (!has(key)) {
            return ifMissing;
        }
        return choice(key, EnumSet.complementOf(EnumSet.of(ifMissing)));
    }

    private <E extends Enum<E>> @Nullable E choice(String key, Collection<E> constants) {
        String text = string(key);
        if (text == null) {
            return null;
        }
        StringJoiner allowed = new StringJoiner(", ");
        for (E constant : constants) {
            String written = constant.name().toLowerCase(Locale.ROOT);
            if (written.equals(text)) {
                return constant;
            }
            allowed.add(written);
        }
        fault(ErrorCode.VALUE_NOT_ALLOWED, key, "must be one of " + allowed, text);
        return null;
    }

    /**
     * An object.
     *
     * @param key the key, which must be there
     * @return a reader of it that puts its faults in the same list, or null if it was faulty
     */
    public @Nullable ObjectReader object(String key) {
        JsonNode value = demand(key, "an object", JsonNode::isObject);
        return value == null ? null : new ObjectReader(place.part(key), value, faults, faulty);
    }

    /**
     * An array of objects. An element that is not an object is reported. An empty object takes its place in the list
     * and reports nothing more, so the others keep their positions.
     *
     * @param key the key, which must be there
     * @return a reader of each element, or null if it is not an array or no more faults are listed
     */
    public @Nullable List<ObjectReader> objects(String key) {
        JsonNode array = demand(key, "an array", JsonNode::isArray);
        if (array == null) {
            return null;
        }
        List<ObjectReader> readers = new ArrayList<>();
        for (JsonNode element : array) {
            if (faults.size() >= MOST_FAULTS) {
                return null;
            }
            Place.InDocument inside = place.part(key).element(readers.size());
            if (isOf(JsonNode::isObject, "an object", element, inside)) {
                readers.add(new ObjectReader(inside, element, faults, faulty));
            } else {
                readers.add(new ObjectReader(inside, JsonNodeFactory.instance.objectNode(), new ArrayList<>(), faulty));
            }
        }
        return List.copyOf(readers);
    }

    /**
     * An array of strings.
     *
     * @param key the key, which must be there
     * @return the strings, or null if it or one of them was faulty
     */
    public @Nullable List<String> strings(String key) {
        JsonNode array = demand(key, "an array", JsonNode::isArray);
        if (array == null) {
            return null;
        }
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            JsonNode element = array.get(i);
            if (isOf(JsonNode::isTextual, "a string", element, place.part(key).element(i))) {
                strings.add(element.textValue());
            }
        }
        return strings.size() == array.size() ? List.copyOf(strings) : null;
    }

    /**
     * Reports a fault of one of this object's values.
     *
     * @param code the code
     * @param key the key of the value
     * @param rule what must hold, as a sentence without a subject
     * @param value the value that breaks it, as text
     */
    public void fault(ErrorCode code, String key, String rule, String value) {
        report(new Fault(code, place.part(key), rule, value));
    }

    /**
     * Reports a fault that was found in a value made from this object's values. The place of the fault is the name of
     * the key with the bad value; it is reported with the place of that key in the document.
     *
     * @param fault the fault
     */
    public void fault(Fault fault) {
        report(fault.at(fault.place().in(place)));
    }

    /** Reports every key that was not read. */
    public void finish() {
        for (String key : keys()) {
            if (!asked.contains(key)) {
                String known = asked.isEmpty() ? "no key at all" : "one of " + String.join(", ", asked);
                fault(ErrorCode.UNKNOWN_KEY, key, "must be " + known, "an unknown key");
            }
        }
    }

    private @Nullable JsonNode demand(String key, String wanted, Predicate<JsonNode> type) {
        asked.add(key);
        JsonNode value = object.get(key);
        if (value == null) {
            fault(ErrorCode.MISSING_KEY, key, "must be there", "missing");
            return null;
        }
        return isOf(type, wanted, value, place.part(key)) ? value : null;
    }

    private boolean isOf(Predicate<JsonNode> type, String wanted, JsonNode value, Place at) {
        boolean holds = type.test(value);
        if (!holds) {
            report(new Fault(ErrorCode.WRONG_TYPE, at, "must be " + wanted, describe(value)));
        }
        return holds;
    }

    private void report(Fault fault) {
        if (faults.size() < MOST_FAULTS && !faulty.contains(fault.place())) {
            faults.add(fault);
        }
    }

    static String describe(JsonNode value) {
        if (value.isObject()) {
            return "an object";
        }
        return value.isArray() ? "an array" : CanonicalJson.write(value);
    }
}
