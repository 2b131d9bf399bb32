// SPDX-License-Identifier: Apache-2.0

/** Tests of the sink. */
@NullMarked
package io.featureparity.flinkpostgres;

import org.jspecify.annotations.NullMarked;
