// SPDX-License-Identifier: Apache-2.0

/** Each calculation held against something that rounds nothing, or that nobody here wrote. */
@NullMarked
package io.featureparity.tests.oracle;

import org.jspecify.annotations.NullMarked;
