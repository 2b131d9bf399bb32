// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts the whole name of a setting into what is refused by a record that knows only its own part of it. */
final class Named {

    private Named() {}

    static <T> T settings(String prefix, Supplier<T> made) {
        try {
            return made.get();
        } catch (ComponentException e) {
            throw new ComponentException(
                    named(e.faults(), place -> place instanceof Place.Named part ? prefix + part.name() : null), e);
        }
    }

    /** Does it for what a store refuses, which has places of its own for its parts. */
    static <T> T settings(Map<Place, String> names, Supplier<T> made) {
        try {
            return made.get();
        } catch (StoreException e) {
            throw new StoreException(named(e.faults(), names::get), e);
        }
    }

    private static List<Fault> named(List<Fault> faults, Function<Place, @Nullable String> names) {
        return faults.stream().map(fault -> named(fault, names)).toList();
    }

    private static Fault named(Fault fault, Function<Place, @Nullable String> names) {
        String name = names.apply(fault.place());
        return name == null ? fault : fault.at(Place.setting(name));
    }
}
