// SPDX-License-Identifier: Apache-2.0

/** The scripts under tools that others rely on, and what is published with the jars. */
@NullMarked
package io.featureparity.tests.tools;

import org.jspecify.annotations.NullMarked;
