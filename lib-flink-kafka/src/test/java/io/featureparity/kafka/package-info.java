// SPDX-License-Identifier: Apache-2.0

@NullMarked
package io.featureparity.kafka;

import org.jspecify.annotations.NullMarked;
