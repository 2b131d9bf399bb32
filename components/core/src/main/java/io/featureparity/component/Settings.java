// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.text.LikelyName;
import io.featureparity.store.Secret;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The settings of a component, from a properties file and from the environment. A variable of the environment overrides the
 * file: {@code PARITY_DATABASE_HOST} sets {@code database.host}.
 *
 * <p>Ask for all settings, then call {@link #requireNoOther}: a setting that nobody asked for is taken for a typing error.
 *
 * <p>Not thread-safe.
 */
public final class Settings {

    private static final String PREFIX = "PARITY_";
    private static final String OF_A_FILE = "-file";

    private final String source;
    private final Map<String, String> values;
    private final Map<String, String> environment;
    private final TreeSet<String> asked = new TreeSet<>();

    private Settings(String source, Map<String, String> values, Map<String, String> environment) {
        this.source = source;
        this.values = values;
        this.environment = environment;
    }

    /**
     * Reads a file.
     *
     * @param file a properties file in UTF-8
     * @param environment {@code System.getenv()}
     * @return the settings
     * @throws ComponentException if the file cannot be read
     */
    public static Settings load(Path file, Map<String, String> environment) {
        Properties read = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read.load(text);
        } catch (IOException | IllegalArgumentException e) {
            // Without the text of the cause: it may show what the file holds.
            throw refused(
                    Place.file(file),
                    "must be a file of settings",
                    "not readable (" + e.getClass().getSimpleName() + ")");
        }
        Map<String, String> values = new TreeMap<>();
        read.stringPropertyNames()
                .forEach(key -> values.put(key, read.getProperty(key).strip()));
        return new Settings(file.toString(), values, environment);
    }

    /**
     * Takes settings from a map.
     *
     * @param values the settings
     * @param environment {@code System.getenv()}
     * @return the settings
     */
    public static Settings of(Map<String, String> values, Map<String, String> environment) {
        return new Settings("settings", new TreeMap<>(values), environment);
    }

    /**
     * Gives a setting that may be left out.
     *
     * @param key the setting
     * @return its text
     */
    public Optional<String> find(String key) {
        asked.add(key);
        String text = environment.get(variable(key));
        return Optional.ofNullable(text != null ? text : values.get(key));
    }

    private static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * Gives a setting that has to be there.
     *
     * @param key the setting
     * @return its text, not blank
     * @throws ComponentException if it is not set
     */
    public String text(String key) {
        String text = find(key).orElseThrow(() -> refused(place(key), "must be set", "not set"));
        if (text.isBlank()) {
            throw refused(place(key), "must not be empty", "blank");
        }
        return text;
    }

    /**
     * Gives a setting that has a default value.
     *
     * @param key the setting
     * @param usual the default value
     * @return its text, not blank
     * @throws ComponentException if the setting is blank
     */
    public String text(String key, String usual) {
        return find(key).isPresent() ? text(key) : usual;
    }

    /**
     * Gives a whole number.
     *
     * @param key the setting
     * @param usual the default value
     * @param least the least number that is allowed
     * @param most the greatest number that is allowed
     * @return the number
     * @throws ComponentException if it is not such a number
     */
    public int number(String key, int usual, int least, int most) {
        String rule = "must be a whole number from " + least + " to " + most;
        int number = parsed(key, usual, rule, Integer::parseInt);
        if (number < least || number > most) {
            throw refused(place(key), rule, Integer.toString(number));
        }
        return number;
    }

    /**
     * Gives a whole number, without a check of its range.
     *
     * @param key the setting
     * @param usual the default value
     * @return the number
     * @throws ComponentException if it is not such a number
     */
    public int whole(String key, int usual) {
        return parsed(key, usual, "must be a whole number", Integer::parseInt);
    }

    /**
     * Gives one of a few words, written in small letters.
     *
     * @param <E> the enum whose constants the words name
     * @param key the setting
     * @param usual the default value
     * @return the constant of that name
     * @throws ComponentException if it is another word
     */
    public <E extends Enum<E>> E oneOf(String key, E usual) {
        String text = text(key, word(usual));
        List<E> allowed = List.of(usual.getDeclaringClass().getEnumConstants());
        return allowed.stream()
                .filter(one -> word(one).equals(text))
                .findFirst()
                .orElseThrow(() -> refused(
                        place(key),
                        "must be " + allowed.stream().map(Settings::word).collect(Collectors.joining(" or ")),
                        text));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Gives a number.
     *
     * @param key the setting
     * @param usual the default value
     * @return the number, finite
     * @throws ComponentException if it is not such a number
     */
    public double real(String key, double usual) {
        String rule = "must be a number";
        double number = parsed(key, usual, rule, Double::parseDouble);
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw refused(place(key), rule, Double.toString(number));
        }
        return number;
    }

    /**
     * Gives yes or no.
     *
     * @param key the setting
     * @param usual the default value
     * @return whether it is {@code true}
     * @throws ComponentException if it is neither true nor false
     */
    public boolean flag(String key, boolean usual) {
        String text = text(key, Boolean.toString(usual));
        if (!text.equals("true") && !text.equals("false")) {
            throw refused(place(key), "must be true or false", text);
        }
        return text.equals("true");
    }

    /**
     * Gives a duration, written in the form of ISO 8601: {@code PT5S} is five seconds.
     *
     * @param key the setting
     * @param usual the default value
     * @return the duration, above zero
     * @throws ComponentException if it is not such a duration
     */
    public Duration duration(String key, Duration usual) {
        String rule = "must be a duration above zero, such as PT5S for five seconds";
        String text = text(key, usual.toString());
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative() && !duration.isZero()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // refused below
        }
        throw refused(place(key), rule, text);
    }

    /**
     * Gives a path.
     *
     * @param key the setting
     * @return the path
     * @throws ComponentException if it is not set, or cannot be a path
     */
    public Path path(String key) {
        String text = text(key);
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw refused(place(key), "must be a path", text);
        }
    }

    /**
     * Gives a secret from the environment, or from the file that the setting {@code KEY-file} names. The properties file must
     * not contain the secret itself.
     *
     * @param key the setting
     * @return the secret
     * @throws ComponentException if the secret is in the properties file, or not set at all
     * @throws io.featureparity.contract.error.StoreException if its file cannot be read
     */
    public Secret secret(String key) {
        return findSecret(key)
                .orElseThrow(() -> refused(
                        place(key),
                        "must be set: " + variable(key) + " in the environment, or " + key + OF_A_FILE,
                        "not set"));
    }

    /**
     * Gives a secret that may be left out; {@link #secret} says where it comes from.
     *
     * @param key the setting
     * @return the secret
     * @throws ComponentException if it is in the settings
     * @throws io.featureparity.contract.error.StoreException if its file cannot be read
     */
    public Optional<Secret> findSecret(String key) {
        asked.add(key);
        if (values.containsKey(key)) {
            throw refused(
                    place(key),
                    "must be in the environment, as " + variable(key) + ", or in a file, as " + key + OF_A_FILE,
                    "in the settings");
        }
        boolean isFile = find(key + OF_A_FILE).isPresent();
        String text = environment.get(variable(key));
        if (text != null) {
            return Optional.of(Secret.of(text));
        }
        return isFile ? Optional.of(Secret.fromFile(path(key + OF_A_FILE))) : Optional.empty();
    }

    /**
     * Refuses settings that nobody has asked for.
     *
     * @throws ComponentException if there are any; it lists all of them
     */
    public void requireNoOther() {
        List<Fault> faults = new ArrayList<>();
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                String likely = LikelyName.among(asked, key)
                        .map(name -> "; did you mean " + name + "?")
                        .orElse("");
                faults.add(new Fault(
                        ErrorCode.COMPONENT_SETTING_UNKNOWN, source, "must hold known settings alone" + likely, key));
            }
        }
        if (!faults.isEmpty()) {
            throw new ComponentException(faults, null);
        }
    }

    private <T> T parsed(String key, T usual, String rule, Function<String, T> parser) {
        if (find(key).isEmpty()) {
            return usual;
        }
        String text = text(key);
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw refused(place(key), rule, text);
        }
    }

    /** Where a setting came from, or would be. */
    private Place place(String key) {
        return environment.containsKey(variable(key)) ? Place.variable(variable(key)) : Place.setting(key, source);
    }

    private static ComponentException refused(Place place, String rule, String value) {
        return new ComponentException(new Fault(ErrorCode.COMPONENT_SETTING, place, rule, value));
    }
}
