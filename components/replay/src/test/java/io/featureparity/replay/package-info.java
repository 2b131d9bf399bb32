// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.replay;

import org.jspecify.annotations.NullMarked;
