// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.parity.audit;

import org.jspecify.annotations.NullMarked;
