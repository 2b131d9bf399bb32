// SPDX-License-Identifier: Apache-2.0

/** The report on several subjects as a document, and reports as JSON, written and read back. */
@NullMarked
package io.featureparity.parity.report;

import org.jspecify.annotations.NullMarked;
