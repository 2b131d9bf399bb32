// SPDX-License-Identifier: Apache-2.0

/** Tests of the state. */
@NullMarked
package io.featureparity.flink.state;

import org.jspecify.annotations.NullMarked;
