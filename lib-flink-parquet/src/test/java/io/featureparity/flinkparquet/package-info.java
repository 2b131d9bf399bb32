// SPDX-License-Identifier: Apache-2.0

/** Tests of the source. */
@NullMarked
package io.featureparity.flinkparquet;

import org.jspecify.annotations.NullMarked;
