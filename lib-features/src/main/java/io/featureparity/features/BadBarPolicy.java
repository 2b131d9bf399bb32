// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

/** What an engine does with a bar whose values no calculator may see (clause B2). */
public enum BadBarPolicy {

    /** The bar is refused with an error that names every fault, and nothing changes. */
    REFUSE,

    /**
     * The bar is taken as one with no prices, and counted; its macro values stay, but an infinite one is taken as
     * absent. A time that does not go forward is refused all the same, since no bar could stand there.
     */
    TAKE_AS_ABSENT
}
