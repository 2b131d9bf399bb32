// SPDX-License-Identifier: Apache-2.0

/** Tests of the records. */
@NullMarked
package io.featureparity.flink.record;

import org.jspecify.annotations.NullMarked;
