// SPDX-License-Identifier: Apache-2.0

/** The options that several verbs have, and what they name, read once. */
@NullMarked
package io.featureparity.gate.options;

import org.jspecify.annotations.NullMarked;
