// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.store.memory;

import org.jspecify.annotations.NullMarked;
