// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.store.latest;

import org.jspecify.annotations.NullMarked;
