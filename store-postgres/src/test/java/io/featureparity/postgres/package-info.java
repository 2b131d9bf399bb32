// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.postgres;

import org.jspecify.annotations.NullMarked;
