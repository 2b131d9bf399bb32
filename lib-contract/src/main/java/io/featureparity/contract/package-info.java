// SPDX-License-Identifier: Apache-2.0

/** The contract of a model's inputs as data, and the values that go in and come out. */
@NullMarked
package io.featureparity.contract;

import org.jspecify.annotations.NullMarked;
