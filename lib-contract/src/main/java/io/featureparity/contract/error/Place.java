// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a {@link Fault} is: in a document, in a file, at a bar, in a parameter. A place is a value. It becomes text only
 * where somebody reads it, so that whoever knows more (which file a bar came from, say) can still say it better.
 *
 * <p>Immutable and thread-safe; equal if of the same kind and with the same parts.
 */
public sealed interface Place extends Serializable {

    /**
     * Something that has a name and is no part of anything: a parameter, an option, a file, a contract.
     *
     * @param name the name
     * @return the place
     */
    static Place named(String name) {
        return new Named(name);
    }

    /**
     * A bar, as whoever takes bars in counts them.
     *
     * @param index how many bars came before it
     * @param millis its time, in milliseconds since 1970-01-01T00:00Z
     * @return the place
     */
    static Place bar(long index, long millis) {
        return new AtBar(index, millis);
    }

    /**
     * A bar whose time cannot be told in milliseconds.
     *
     * @param index how many bars came before it
     * @return the place
     */
    static Place bar(long index) {
        return named("bar " + index);
    }

    /**
     * A line of a text file.
     *
     * @param file the file's name
     * @param line the line, from 1
     * @return the place
     */
    static Place line(String file, long line) {
        return new InFile(file, InFile.Unit.LINE, line);
    }

    /**
     * A row of a table whose file has no lines.
     *
     * @param file the file's name
     * @param row the row, from 1
     * @return the place
     */
    static Place row(String file, long row) {
        return new InFile(file, InFile.Unit.ROW, row);
    }

    /**
     * A part of this place, such as a column of a line or the high of a bar.
     *
     * @param part what the part is called
     * @return the place
     */
    default Place part(String part) {
        return new Part(this, part);
    }

    /** {@return the bar that this place is, or is a part of; nothing if it is no bar's} */
    default Optional<AtBar> bar() {
        return Optional.empty();
    }

    /**
     * Says where a bar really is: gives this place with another in place of its bar.
     *
     * @param place where the bar is, such as a line of a file
     * @return the place, or this one if it is no bar's
     */
    default Place withBarAt(Place place) {
        return this;
    }

    /**
     * Something that has a name.
     *
     * @param name the name
     */
    record Named(String name) implements Place {
        /** Checks that there is a name. {@inheritDoc} */
        public Named {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A line or a row of a file.
     *
     * @param file the file's name
     * @param unit what is counted
     * @param number its number, from 1
     */
    record InFile(String file, Unit unit, long number) implements Place {

        /** What is counted in a file. */
        public enum Unit {
            /** Lines of text, a heading included. */
            LINE("line"),
            /** Rows of a table. */
            ROW("row");

            private final String word;

            Unit(String word) {
                this.word = word;
            }
        }

        /** Checks that nothing is missing. {@inheritDoc} */
        public InFile {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(unit, "unit");
        }

        @Override
        public String toString() {
            return file + ", " + unit.word + " " + number;
        }
    }

    /**
     * A bar.
     *
     * @param index how many bars came before it
     * @param millis its time, in milliseconds since 1970-01-01T00:00Z
     */
    record AtBar(long index, long millis) implements Place {
        @Override
        public Optional<AtBar> bar() {
            return Optional.of(this);
        }

        @Override
        public Place withBarAt(Place place) {
            return place;
        }

        @Override
        public String toString() {
            return "bar " + index + " (" + Instant.ofEpochMilli(millis) + ")";
        }
    }

    /**
     * A part of another place.
     *
     * @param whole the other place
     * @param name what the part is called
     */
    record Part(Place whole, String name) implements Place {
        /** Checks that nothing is missing. {@inheritDoc} */
        public Part {
            Objects.requireNonNull(whole, "whole");
            Objects.requireNonNull(name, "name");
        }

        @Override
        public Optional<AtBar> bar() {
            return whole.bar();
        }

        @Override
        public Place withBarAt(Place place) {
            return new Part(whole.withBarAt(place), name);
        }

        @Override
        public String toString() {
            return whole + ", " + name;
        }
    }
}
