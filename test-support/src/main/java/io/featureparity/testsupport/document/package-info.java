// SPDX-License-Identifier: Apache-2.0

/** Contract documents for tests, built as a tree and written as JSON. */
@NullMarked
package io.featureparity.testsupport.document;

import org.jspecify.annotations.NullMarked;
