// SPDX-License-Identifier: Apache-2.0

/** Reports as JSON, written and read back, and the document that combines the reports on several subjects. */
@NullMarked
package io.featureparity.parity.report;

import org.jspecify.annotations.NullMarked;
