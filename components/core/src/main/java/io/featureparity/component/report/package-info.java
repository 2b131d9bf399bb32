// SPDX-License-Identifier: Apache-2.0

/** Reports of components as files: JSON that is written as it is computed, and files that appear whole. */
@NullMarked
package io.featureparity.component.report;

import org.jspecify.annotations.NullMarked;
