// SPDX-License-Identifier: Apache-2.0

/** The engine inside Apache Flink: bars and macro publications come in as streams, observations go out as one. */
@NullMarked
package io.featureparity.flink;

import org.jspecify.annotations.NullMarked;
