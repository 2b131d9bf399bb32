// SPDX-License-Identifier: Apache-2.0

/** What becomes of bars and macro values on their way to the engine, told in advance by how the test made them. */
@NullMarked
package io.featureparity.tests.feed;

import org.jspecify.annotations.NullMarked;
