// SPDX-License-Identifier: Apache-2.0
/** Tests of the ids of requests. */
@NullMarked
package io.featureparity.spring.web;

import org.jspecify.annotations.NullMarked;
