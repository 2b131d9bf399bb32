// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.Place;
import java.util.function.Supplier;

/** Puts the whole name of a setting into what is refused by a record that knows only its own part of it. */
final class Named {

    private Named() {}

    static <T> T settings(String prefix, Supplier<T> made) {
        try {
            return made.get();
        } catch (ComponentException e) {
            throw new ComponentException(
                    e.faults().stream()
                            .map(fault -> fault.place() instanceof Place.Named part
                                    ? fault.at(Place.setting(prefix + part.name()))
                                    : fault)
                            .toList(),
                    e);
        }
    }
}
