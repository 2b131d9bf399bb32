// SPDX-License-Identifier: Apache-2.0

/** The decisions of a day once more: from the store or from the audit log, compared with what was decided. */
@NullMarked
package io.featureparity.replay;

import org.jspecify.annotations.NullMarked;
