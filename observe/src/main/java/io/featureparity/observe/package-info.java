// SPDX-License-Identifier: Apache-2.0

/** What a service shows to its operators: the catalogue of metrics and labels, and what happens to observers that fail. */
@NullMarked
package io.featureparity.observe;

import org.jspecify.annotations.NullMarked;
