// SPDX-License-Identifier: Apache-2.0

/** What the calendar asks for by name at run time, and what the metadata for native images says of it. */
@NullMarked
package io.featureparity.features.nativeimage;

import org.jspecify.annotations.NullMarked;
