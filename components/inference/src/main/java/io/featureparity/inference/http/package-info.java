// SPDX-License-Identifier: Apache-2.0

/** The HTTP interface beside an inference: observation, decision, contract, health. */
@NullMarked
package io.featureparity.inference.http;

import org.jspecify.annotations.NullMarked;
