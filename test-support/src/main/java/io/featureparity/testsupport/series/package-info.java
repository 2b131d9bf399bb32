// SPDX-License-Identifier: Apache-2.0

/** Generated series, and how a calculator is run over them. */
@NullMarked
package io.featureparity.testsupport.series;

import org.jspecify.annotations.NullMarked;
