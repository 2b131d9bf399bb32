// SPDX-License-Identifier: Apache-2.0

/** Histories in Parquet files as a source of a job in Flink. */
@NullMarked
package io.featureparity.flinkparquet;

import org.jspecify.annotations.NullMarked;
