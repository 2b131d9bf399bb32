// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.store.row;

import org.jspecify.annotations.NullMarked;
