// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.refresh;

import org.jspecify.annotations.NullMarked;
