// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.inference.http;

import org.jspecify.annotations.NullMarked;
