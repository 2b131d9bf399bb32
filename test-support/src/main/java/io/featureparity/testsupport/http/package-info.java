// SPDX-License-Identifier: Apache-2.0

/** Asks servers of this machine. */
@NullMarked
package io.featureparity.testsupport.http;

import org.jspecify.annotations.NullMarked;
