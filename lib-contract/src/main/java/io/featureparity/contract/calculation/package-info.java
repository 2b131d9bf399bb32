// SPDX-License-Identifier: Apache-2.0

/** The calculations that a contract can name, with their parameters. */
@NullMarked
package io.featureparity.contract.calculation;

import org.jspecify.annotations.NullMarked;
