// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

import io.featureparity.contract.text.JsonEscapes;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link Fault} is: in a document, in a file, at a bar, in a parameter. A place is a value and becomes text
 * only at the end, by {@link #toString()}. Until then, code that knows more can make it more precise: {@link
 * #withBarAt} adds the file that a bar came from, and {@link #in} adds what a name is a part of.
 *
 * <p>Immutable and thread-safe; two places are equal if they are of the same kind and have the same parts.
 */
public sealed interface Place extends Serializable
        permits ItemPlace,
                QualifiedPlace,
                Place.Named,
                Place.Option,
                Place.Setting,
                Place.Variable,
                Place.Work,
                Place.InDocument,
                Place.AtPosition,
                Place.OfFile,
                Place.InFile,
                Place.AtBar,
                Place.Part {

    /**
     * Something that has a name: a parameter, a column, a contract.
     *
     * @param name the name
     * @return the place
     */
    static Place named(String name) {
        return new Named(name);
    }

    /**
     * One thing of a kind, such as one column.
     *
     * @param kind the words before its name, such as {@code column} or {@code bar of}
     * @param name its name
     * @return the place
     */
    static Place item(String kind, String name) {
        return new ItemPlace(kind, name);
    }

    /**
     * An option of a command.
     *
     * @param name the option as it is written, such as {@code --bars}
     * @return the place
     */
    static Place option(String name) {
        return new Option(name);
    }

    /**
     * A setting of a program.
     *
     * @param name the setting as it is written, such as {@code database.port}
     * @return the place
     */
    static Place setting(String name) {
        return new Setting(name, null);
    }

    /**
     * A setting of a program, in a file of settings.
     *
     * @param name the setting as it is written
     * @param source the name of the settings, such as their file
     * @return the place
     */
    static Place setting(String name, String source) {
        return new Setting(name, source);
    }

    /**
     * A variable of the environment.
     *
     * @param name the variable
     * @return the place
     */
    static Place variable(String name) {
        return new Variable(name);
    }

    /**
     * A piece of work, for a fault in its input as a whole.
     *
     * @param name what the work is called, such as a fit
     * @return the place
     */
    static Place work(String name) {
        return new Work(name);
    }

    /**
     * The root of a JSON document.
     *
     * @param name the name of the document, such as its file
     * @return the place
     */
    static InDocument document(String name) {
        return new InDocument(null, name);
    }

    /**
     * A position in the text of a document, for faults of its syntax.
     *
     * @param document the name of the document
     * @param line the line, from 1
     * @param column the column, from 1
     * @return the place
     */
    static Place position(String document, long line, long column) {
        return new AtPosition(document, line, column);
    }

    /**
     * A bar that an object takes in, by its number.
     *
     * @param index how many bars came before it
     * @param millis its time, in milliseconds since 1970-01-01T00:00Z
     * @return the place
     */
    static Place bar(long index, long millis) {
        return new AtBar(index, millis);
    }

    /**
     * A bar whose time does not fit in a {@code long}.
     *
     * @param index how many bars came before it
     * @return the place
     */
    static Place bar(long index) {
        return item("bar", Long.toString(index));
    }

    /**
     * A file as a whole.
     *
     * @param file the file
     * @return the place
     */
    static Place file(Path file) {
        return new OfFile(file.toString());
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
     * A row of a table.
     *
     * @param file the file's name
     * @param row the row, as the table's reader counts
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

    /**
     * Says which one of several this place is, such as the features at one time.
     *
     * @param word the word before it, such as {@code at}
     * @param by the value that tells this place from the others
     * @return the place
     */
    default Place qualified(String word, Object by) {
        return new QualifiedPlace(this, word, by.toString());
    }

    /** {@return the bar that this is or belongs to; empty if there is none} */
    default Optional<AtBar> bar() {
        return Optional.empty();
    }

    /**
     * Replaces the bar in this place by where it comes from.
     *
     * @param place where the bar comes from, such as a line of a file
     * @return the new place, or this one if it belongs to no bar
     */
    default Place withBarAt(Place place) {
        return this;
    }

    /**
     * Adds what this place is a part of, unless it says so itself. A place that names its file or document is not
     * changed, nor is an option. The place of a piece of work is replaced by that of its input.
     *
     * @param whole what it is a part of, such as a file
     * @return the place
     */
    default Place in(Place whole) {
        return this;
    }

    /** {@return the place in words, as messages show it} */
    @Override
    String toString();

    /**
     * Something that has a name.
     *
     * @param name the name
     * @serial exclude
     */
    record Named(String name) implements Place {
        /** Checks that there is a name. {@inheritDoc} */
        public Named {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public Place in(Place whole) {
            return whole.part(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * An option of a command.
     *
     * @param name the option as it is written
     * @serial exclude
     */
    record Option(String name) implements Place {
        /** Checks that there is a name. {@inheritDoc} */
        public Option {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A setting of a program.
     *
     * @param name the setting as it is written
     * @param source the name of the settings, such as their file; null if it is not known
     * @serial exclude
     */
    record Setting(String name, @Nullable String source) implements Place {
        /** Checks that there is a name. {@inheritDoc} */
        public Setting {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            return "setting " + name + (source == null ? "" : " in " + source);
        }
    }

    /**
     * A variable of the environment.
     *
     * @param name the variable
     * @serial exclude
     */
    record Variable(String name) implements Place {
        /** Checks that there is a name. {@inheritDoc} */
        public Variable {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            return "environment variable " + name;
        }
    }

    /**
     * A piece of work as a whole.
     *
     * @param name what the work is called
     * @serial exclude
     */
    record Work(String name) implements Place {
        /** Checks that there is a name. {@inheritDoc} */
        public Work {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public Place in(Place whole) {
            return whole;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A value of a JSON document: one step from the object or array that it lies in. As text it is the document's name,
     * {@code #} and the JSON pointer. Everything that is not printable ASCII is escaped.
     *
     * @param whole the object or array that the value lies in; null for the root
     * @param step the key or the index in that object or array; for the root the document's name
     * @serial exclude
     */
    record InDocument(@Nullable InDocument whole, String step) implements Place {

        /** A longer key is cut, so that many faults below one huge key cannot fill the memory once they are text. */
        private static final int LONGEST_STEP = 100;

        /** Checks that there is a step. {@inheritDoc} */
        public InDocument {
            Objects.requireNonNull(step, "step");
        }

        /**
         * A value of this object.
         *
         * @param key the value's key
         * @return the place
         */
        @Override
        public InDocument part(String key) {
            return new InDocument(this, key);
        }

        /**
         * An element of this array.
         *
         * @param index its index, from 0
         * @return the place
         */
        public InDocument element(int index) {
            return new InDocument(this, Integer.toString(index));
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            append(text);
            return text.toString();
        }

        private void append(StringBuilder text) {
            if (whole == null) {
                text.append(step).append('#');
                return;
            }
            whole.append(text);
            String shown = step.length() <= LONGEST_STEP ? step : step.substring(0, LONGEST_STEP) + "...";
            text.append('/');
            JsonEscapes.append(shown.replace("~", "~0").replace("/", "~1"), text);
        }
    }

    /**
     * A position in the text of a document.
     *
     * @param document the name of the document
     * @param line the line, from 1
     * @param column the column, from 1
     * @serial exclude
     */
    record AtPosition(String document, long line, long column) implements Place {
        /** Checks that the document has a name. {@inheritDoc} */
        public AtPosition {
            Objects.requireNonNull(document, "document");
        }

        @Override
        public String toString() {
            return document + " line " + line + " column " + column;
        }
    }

    /**
     * A file as a whole.
     *
     * @param file the file's name
     * @serial exclude
     */
    record OfFile(String file) implements Place {
        /** Checks that there is a name. {@inheritDoc} */
        public OfFile {
            Objects.requireNonNull(file, "file");
        }

        @Override
        public String toString() {
            return file;
        }
    }

    /**
     * A line or a row of a file.
     *
     * @param file the file's name
     * @param unit what is counted
     * @param number its number
     * @serial exclude
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
     * @serial exclude
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
        public Place in(Place whole) {
            return whole.part(toString());
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
     * @serial exclude
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
            return whole.withBarAt(place).part(name);
        }

        @Override
        public Place in(Place other) {
            return whole.in(other).part(name);
        }

        @Override
        public String toString() {
            return whole + ", " + name;
        }
    }
}
