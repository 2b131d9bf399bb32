// SPDX-License-Identifier: Apache-2.0

/** The page of the demo: bars, features, decisions and hashes. */
@NullMarked
package io.featureparity.demo.page;

import org.jspecify.annotations.NullMarked;
