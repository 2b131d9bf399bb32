// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.inference.main;

import org.jspecify.annotations.NullMarked;
