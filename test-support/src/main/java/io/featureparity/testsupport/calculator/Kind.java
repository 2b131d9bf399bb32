// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.calculator;

import java.util.function.Supplier;

/**
 * A calculator with its parameters, to be made again and again.
 *
 * @param name its name, for when it fails
 * @param maker makes it
 */
public record Kind(String name, Supplier<Subject> maker) {

    /** {@return another calculator of this kind} */
    public Subject make() {
        return maker.get();
    }

    @Override
    public String toString() {
        return name;
    }
}
