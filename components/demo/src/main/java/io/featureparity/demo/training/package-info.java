// SPDX-License-Identifier: Apache-2.0

/** What training would hand over: a contract, statistics, a manifest and a model. */
@NullMarked
package io.featureparity.demo.training;

import org.jspecify.annotations.NullMarked;
