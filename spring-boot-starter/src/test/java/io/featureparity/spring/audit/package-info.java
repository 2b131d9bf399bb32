// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.spring.audit;

import org.jspecify.annotations.NullMarked;
