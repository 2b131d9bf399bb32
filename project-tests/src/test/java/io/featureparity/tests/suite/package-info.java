// SPDX-License-Identifier: Apache-2.0

/** What the command makes for a contract of one's own, run as the service that gets it would. */
@NullMarked
package io.featureparity.tests.suite;

import org.jspecify.annotations.NullMarked;
