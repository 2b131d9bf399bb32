// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

import java.util.Objects;

/**
 * One of many of a kind: {@code case daily}.
 *
 * @param kind the words before its name
 * @param name its name
 * @serial exclude
 */
record ItemPlace(String kind, String name) implements Place {

    ItemPlace {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public Place in(Place whole) {
        return whole.part(toString());
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
