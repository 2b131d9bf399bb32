// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.demo.training;

import org.jspecify.annotations.NullMarked;
