// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.resilience.breaker;

import org.jspecify.annotations.NullMarked;
