// SPDX-License-Identifier: Apache-2.0

/** The log of all that was served: written while a service serves, read and checked later. */
@NullMarked
package io.featureparity.audit;

import org.jspecify.annotations.NullMarked;
