// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.store;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import io.featureparity.spring.properties.ParityProperties;
import io.featureparity.spring.properties.PropertyFaults;
import io.featureparity.store.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the settings of both stores have in common. */
final class StoreSettings {

    private StoreSettings() {}

    /**
     * Makes settings, whose faults then name properties.
     *
     * @param names the property of each part, by the place that faults of a store give the part
     * @param making makes the settings
     */
    static <T> T of(Map<Place, String> names, Supplier<T> making) {
        try {
            return making.get();
        } catch (StoreException refused) {
            List<Fault> faults = refused.faults().stream()
                    .map(fault -> names.containsKey(fault.place())
                            ? PropertyFaults.fault(names.get(fault.place()), fault.rule(), fault.value())
                            : fault)
                    .toList();
            throw new ComponentException(faults, refused);
        }
    }

    /** The password: in the property, or in a file of its own. */
    static Optional<Secret> password(String name, @Nullable String password, @Nullable Path file) {
        if (password != null && file != null) {
            throw PropertyFaults.refused(
                    name, "must not be set together with " + ParityProperties.PREFIX + "." + name + "-file", "***");
        }
        return file != null
                ? Optional.of(PropertyFaults.inFile(name + "-file", () -> Secret.fromFile(file)))
                : Optional.ofNullable(password).map(Secret::of);
    }
}
