// SPDX-License-Identifier: Apache-2.0

/** The goals that stop a service's build when what it serves is no longer what its model was trained on. */
@NullMarked
package io.featureparity.maven;

import org.jspecify.annotations.NullMarked;
