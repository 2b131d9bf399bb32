// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.json.ObjectReader;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the texts in documents are written. */
enum TextFormat {
    /** A contract's id, which is part of file names. */
    CONTRACT_ID("[a-z0-9][a-z0-9-]*", "lower-case letters, digits and hyphens, not beginning with a hyphen"),
    /** A version; the length is bounded first, since the rest of the pattern recurses. */
    SEMANTIC_VERSION(
            "(?=.{5,64}\\z)(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
                    + "(-(0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*))*)?"
                    + "(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?",
            "a semantic version such as 1.0.0"),
    /** The name of a feature or a macro column. */
    NAME("[a-z][a-z0-9_]*", "lower-case letters, digits and underscores, beginning with a letter"),
    /** A time of day. */
    TIME_OF_DAY("([01][0-9]|2[0-3]):[0-5][0-9]", "a time of day from 00:00 to 23:59"),
    /** A model's id, which the trainer chooses; only half a surrogate pair could not be written. */
    MODEL_ID("(?s)(?=.{0,199}\\S)[^\\p{Cs}]{1,200}", "1 to 200 characters, not only blanks"),
    /** An order hash (clause A2). */
    ORDER_HASH("[0-9a-f]{16}", "16 lower-case hex digits"),
    /** A SHA-256. */
    HASH("[0-9a-f]{64}", "64 lower-case hex digits");

    private final Pattern pattern;
    private final String description;

    TextFormat(String pattern, String description) {
        this.pattern = Pattern.compile(pattern);
        this.description = description;
    }

    boolean holdsFor(String text) {
        return pattern.matcher(text).matches();
    }

    String rule() {
        return "must be " + description;
    }

    /** Takes a text out of a document; null if it was faulty. */
    @Nullable
    String read(ObjectReader object, String key) {
        String text = object.string(key);
        if (text == null || holdsFor(text)) {
            return text;
        }
        object.fault(ErrorCode.VALUE_NOT_ALLOWED, key, rule(), text);
        return null;
    }

    /** Checks a text that came from elsewhere. */
    void check(List<Fault> faults, String where, String text) {
        if (!holdsFor(text)) {
            faults.add(new Fault(ErrorCode.VALUE_NOT_ALLOWED, where, rule(), text));
        }
    }
}
