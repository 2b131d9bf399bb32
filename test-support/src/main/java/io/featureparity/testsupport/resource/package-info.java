// SPDX-License-Identifier: Apache-2.0

/** Files on the class path. */
@NullMarked
package io.featureparity.testsupport.resource;

import org.jspecify.annotations.NullMarked;
