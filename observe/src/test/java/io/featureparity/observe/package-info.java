// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.observe;

import org.jspecify.annotations.NullMarked;
