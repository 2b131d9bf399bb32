// SPDX-License-Identifier: Apache-2.0

/** What a refused input, document or state looks like: a small sealed family of exceptions with stable codes. */
@NullMarked
package io.featureparity.contract.error;

import org.jspecify.annotations.NullMarked;
