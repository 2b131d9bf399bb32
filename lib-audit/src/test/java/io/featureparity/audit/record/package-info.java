// SPDX-License-Identifier: Apache-2.0

/** Tests of records. */
@NullMarked
package io.featureparity.audit.record;

import org.jspecify.annotations.NullMarked;
