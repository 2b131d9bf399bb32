// SPDX-License-Identifier: Apache-2.0
/** The ids of HTTP requests, for the log. */
@NullMarked
package io.featureparity.spring.web;

import org.jspecify.annotations.NullMarked;
