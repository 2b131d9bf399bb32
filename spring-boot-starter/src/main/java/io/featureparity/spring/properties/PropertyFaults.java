// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes faults of properties. Each fault names the property, its value, and the values that are allowed. */
public final class PropertyFaults {

    private PropertyFaults() {}

    /**
     * Refuses the value of a property.
     *
     * @param name the property, without {@code feature-parity}
     * @param rule the rule for the value
     * @param value the value, which must be no secret
     * @return the exception
     */
    public static ComponentException refused(String name, String rule, String value) {
        return new ComponentException(fault(name, rule, value));
    }

    /**
     * A fault of the value of a property.
     *
     * @param name the property, without {@code feature-parity}
     * @param rule the rule for the value
     * @param value the value, which must be no secret
     * @return the fault
     */
    public static Fault fault(String name, String rule, String value) {
        String shown = value.isBlank() ? "blank" : value; // else a reader sees nothing
        return new Fault(ErrorCode.SPRING_PROPERTY, place(ParityProperties.PREFIX + "." + name), rule, shown);
    }

    /**
     * The place of a property.
     *
     * @param name the whole name of the property
     * @return the place
     */
    public static Place place(String name) {
        return Place.item("property", name);
    }

    /**
     * Requires a property that has to be set, and gives its text.
     *
     * @param name the property, without {@code feature-parity}
     * @param value its value
     * @param why the reason, which continues the sentence "must be set"
     * @return the text
     * @throws ComponentException if the property is not set, or blank
     */
    public static String required(String name, @Nullable String value, String why) {
        if (value == null || value.isBlank()) {
            throw refused(name, "must be set " + why, value == null ? "not set" : value);
        }
        return value;
    }

    /**
     * Makes something from properties. Faults of the making then name the property.
     *
     * @param group the group of the properties, without {@code feature-parity}
     * @param making makes the thing; its faults name properties of the group
     * @param <T> what is made
     * @return what was made
     * @throws ComponentException if the value of a property is not allowed
     */
    public static <T> T named(String group, Supplier<T> making) {
        try {
            return making.get();
        } catch (ComponentException refused) {
            List<Fault> faults = refused.faults().stream()
                    .map(fault -> fault.place() instanceof Place.Named part
                            ? fault(group + "." + part.name(), fault.rule(), fault.value())
                            : fault)
                    .toList();
            throw new ComponentException(faults, refused);
        }
    }

    /**
     * Reads a file that a property names. The first of its faults then says which property that is.
     *
     * @param name the property, without {@code feature-parity}
     * @param reading reads the file
     * @param <T> what is read
     * @return what was read
     * @throws ComponentException if the file cannot be read, or its content is not allowed
     */
    public static <T> T inFile(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (FeatureParityException refused) {
            List<Fault> faults = new ArrayList<>(refused.faults());
            Fault first = faults.get(0);
            String rule = first.rule() + "; the file is property " + ParityProperties.PREFIX + "." + name;
            faults.set(0, new Fault(first.code(), first.place(), rule, first.value()));
            throw new ComponentException(faults, refused);
        }
    }

    /**
     * Makes a folder, if it is not there, and requires that it can be written to. The check is made at start, before anything
     * could be lost.
     *
     * @param name the property, without {@code feature-parity}
     * @param folder its value
     * @return the folder
     * @throws ComponentException if the folder cannot be made or written to
     */
    public static Path writableFolder(String name, Path folder) {
        String rule = "must be a folder that can be written to";
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw refused(name, rule, folder + " (" + FileTrouble.writing(e) + ")");
        }
        if (!Files.isWritable(folder)) {
            throw refused(name, rule, folder + " (not writable)");
        }
        return folder;
    }

    /**
     * Requires a duration of a range.
     *
     * @param name the property, without {@code feature-parity}
     * @param given its value
     * @param shortest the shortest duration that is allowed
     * @param longest the longest duration that is allowed
     * @return the duration
     * @throws ComponentException if the duration is not in the range
     */
    public static Duration between(String name, Duration given, Duration shortest, Duration longest) {
        if (given.compareTo(shortest) < 0 || given.compareTo(longest) > 0) {
            throw refused(name, "must be from " + shortest + " to " + longest, given.toString());
        }
        return given;
    }
}
