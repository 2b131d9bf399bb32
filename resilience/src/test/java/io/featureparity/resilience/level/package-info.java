// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.resilience.level;

import org.jspecify.annotations.NullMarked;
