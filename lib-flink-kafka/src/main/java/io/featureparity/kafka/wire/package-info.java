// SPDX-License-Identifier: Apache-2.0

/** Records as bytes, in Avro and in JSON: every number keeps its bits, and what cannot be read is refused with a code. */
@NullMarked
package io.featureparity.kafka.wire;

import org.jspecify.annotations.NullMarked;
