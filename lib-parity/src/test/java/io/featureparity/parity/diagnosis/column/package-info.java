// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.parity.diagnosis.column;

import org.jspecify.annotations.NullMarked;
