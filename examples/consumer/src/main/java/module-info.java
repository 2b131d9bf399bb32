// SPDX-License-Identifier: Apache-2.0

/** A service that uses the library, as a module. */
module com.example.consumer {
    requires io.featureparity.features;
}
