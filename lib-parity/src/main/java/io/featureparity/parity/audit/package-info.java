// SPDX-License-Identifier: Apache-2.0

/** What an audit log says was served, computed again from the inputs that it holds, and compared to the bit. */
@NullMarked
package io.featureparity.parity.audit;

import org.jspecify.annotations.NullMarked;
