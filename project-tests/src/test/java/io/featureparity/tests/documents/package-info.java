// SPDX-License-Identifier: Apache-2.0

/** What the documents name exists, and the code and the versions that they show are right. */
@NullMarked
package io.featureparity.tests.documents;

import org.jspecify.annotations.NullMarked;
