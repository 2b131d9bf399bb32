// SPDX-License-Identifier: Apache-2.0

/** What flows through a job, and how Flink writes it: never by a generic serializer. */
@NullMarked
package io.featureparity.flink.record;

import org.jspecify.annotations.NullMarked;
