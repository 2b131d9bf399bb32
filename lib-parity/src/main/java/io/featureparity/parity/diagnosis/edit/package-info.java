// SPDX-License-Identifier: Apache-2.0

/**
 * The edits that a formula of the contract can have. Each family of them is a class.
 */
@NullMarked
package io.featureparity.parity.diagnosis.edit;

import org.jspecify.annotations.NullMarked;
