// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

import java.util.Objects;
import java.util.Optional;

/**
 * A place, and which of several it is: {@code features at 2024-03-04T13:00:00Z}.
 *
 * @param what the place
 * @param word the word between
 * @param by what tells it from others
 * @serial exclude
 */
record QualifiedPlace(Place what, String word, String by) implements Place {

    QualifiedPlace {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(word, "word");
        Objects.requireNonNull(by, "by");
    }

    @Override
    public Optional<AtBar> bar() {
        return what.bar();
    }

    @Override
    public Place withBarAt(Place place) {
        return what.withBarAt(place).qualified(word, by);
    }

    @Override
    public Place in(Place whole) {
        return what.in(whole).qualified(word, by);
    }

    @Override
    public String toString() {
        return what + " " + word + " " + by;
    }
}
