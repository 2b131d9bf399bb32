// SPDX-License-Identifier: Apache-2.0

/** What the goals are made of, without Maven; the goals themselves are run by Maven on the services of src/it. */
@NullMarked
package io.featureparity.maven;

import org.jspecify.annotations.NullMarked;
