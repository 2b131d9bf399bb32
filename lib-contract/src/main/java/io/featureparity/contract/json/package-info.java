// SPDX-License-Identifier: Apache-2.0

/**
 * Strict reading and canonical writing of JSON, so that each document has exactly one hash; and the writing of JSON that nobody
 * hashes.
 */
@NullMarked
package io.featureparity.contract.json;

import org.jspecify.annotations.NullMarked;
