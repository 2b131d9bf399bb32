// SPDX-License-Identifier: Apache-2.0

/** A service that serves one model, as a module. A service without modules deletes this file. */
module com.example.service {
    requires io.featureparity.features;
}
