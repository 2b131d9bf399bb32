// SPDX-License-Identifier: Apache-2.0

/** What is said if the application cannot start. */
@NullMarked
package io.featureparity.spring.diagnostics;

import org.jspecify.annotations.NullMarked;
