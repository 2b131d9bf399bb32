// SPDX-License-Identifier: Apache-2.0

/** Health and metrics over HTTP, on the server of the JDK. */
@NullMarked
package io.featureparity.observe.http;

import org.jspecify.annotations.NullMarked;
