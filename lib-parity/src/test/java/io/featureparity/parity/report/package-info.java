// SPDX-License-Identifier: Apache-2.0

/** Tests of the report: its JSON, there and back. */
@NullMarked
package io.featureparity.parity.report;

import org.jspecify.annotations.NullMarked;
