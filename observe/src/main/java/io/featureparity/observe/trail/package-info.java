// SPDX-License-Identifier: Apache-2.0

/** What a service writes into its audit log about itself: changes of its level. */
@NullMarked
package io.featureparity.observe.trail;

import org.jspecify.annotations.NullMarked;
