// SPDX-License-Identifier: Apache-2.0

/** The features of a job in Flink, in the table {@code inference_features_5m} of PostgreSQL. */
@NullMarked
package io.featureparity.flinkpostgres;

import org.jspecify.annotations.NullMarked;
