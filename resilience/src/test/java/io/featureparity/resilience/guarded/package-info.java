// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.resilience.guarded;

import org.jspecify.annotations.NullMarked;
