// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.observe.metrics;

import org.jspecify.annotations.NullMarked;
