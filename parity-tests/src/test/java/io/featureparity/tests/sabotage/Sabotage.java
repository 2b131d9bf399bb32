// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.sabotage;

/**
 * One engine that is wrong on purpose.
 *
 * @param name what it gets wrong
 * @param engine the engine
 */
record Sabotage(String name, Engine engine) {

    @Override
    public String toString() {
        return name;
    }
}
