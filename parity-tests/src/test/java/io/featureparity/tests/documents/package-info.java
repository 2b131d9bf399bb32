// SPDX-License-Identifier: Apache-2.0

/** What the documents name exists. */
@NullMarked
package io.featureparity.tests.documents;

import org.jspecify.annotations.NullMarked;
