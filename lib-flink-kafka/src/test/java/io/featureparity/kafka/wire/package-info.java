// SPDX-License-Identifier: Apache-2.0

@NullMarked
package io.featureparity.kafka.wire;

import org.jspecify.annotations.NullMarked;
