// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.component.level;

import org.jspecify.annotations.NullMarked;
