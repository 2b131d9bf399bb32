// SPDX-License-Identifier: Apache-2.0
/** Watches the feeds: is the source stale, are values absent, are bars of low quality, are features too bad to be served? */
@NullMarked
package io.featureparity.spring.watch;

import org.jspecify.annotations.NullMarked;
