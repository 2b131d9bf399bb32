// SPDX-License-Identifier: Apache-2.0

/** Kafka as source and sink of a feature job: bars, macro publications and vectors, to the bit and exactly once. */
@NullMarked
package io.featureparity.kafka;

import org.jspecify.annotations.NullMarked;
