// SPDX-License-Identifier: Apache-2.0

/** The engine that computes a model's inputs bar by bar, and the view that reads them. */
@NullMarked
package io.featureparity.features.engine;

import org.jspecify.annotations.NullMarked;
