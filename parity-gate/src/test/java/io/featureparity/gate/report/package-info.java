// SPDX-License-Identifier: Apache-2.0

/** Tests of the reports' four files; the page's behaviour in a browser is tested on demand, see {@code tools}. */
@NullMarked
package io.featureparity.gate.report;

import org.jspecify.annotations.NullMarked;
