// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.observe.trail;

import org.jspecify.annotations.NullMarked;
