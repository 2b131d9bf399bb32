// SPDX-License-Identifier: Apache-2.0

/** The exceptions for a refused input, document or state: a small sealed family with stable codes. */
@NullMarked
package io.featureparity.contract.error;

import org.jspecify.annotations.NullMarked;
