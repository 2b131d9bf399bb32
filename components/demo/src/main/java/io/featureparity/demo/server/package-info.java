// SPDX-License-Identifier: Apache-2.0

/** A PostgreSQL and a Redis that live as long as the demo. */
@NullMarked
package io.featureparity.demo.server;

import org.jspecify.annotations.NullMarked;
