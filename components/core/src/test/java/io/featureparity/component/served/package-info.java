// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.component.served;

import org.jspecify.annotations.NullMarked;
