// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.redis;

import org.jspecify.annotations.NullMarked;
