// SPDX-License-Identifier: Apache-2.0

/** Tests of tables in files. */
@NullMarked
package io.featureparity.table;

import org.jspecify.annotations.NullMarked;
