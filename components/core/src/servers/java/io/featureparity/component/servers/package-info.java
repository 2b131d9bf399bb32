// SPDX-License-Identifier: Apache-2.0

/** Real servers, for the tests of the components that run as processes. */
@NullMarked
package io.featureparity.component.servers;

import org.jspecify.annotations.NullMarked;
