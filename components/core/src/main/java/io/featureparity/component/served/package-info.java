// SPDX-License-Identifier: Apache-2.0

/** The model that is served: its files, checked against the registry, and the observations that it is given. */
@NullMarked
package io.featureparity.component.served;

import org.jspecify.annotations.NullMarked;
