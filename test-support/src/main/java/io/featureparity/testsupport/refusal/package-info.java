// SPDX-License-Identifier: Apache-2.0

/** What a call is refused with. */
@NullMarked
package io.featureparity.testsupport.refusal;

import org.jspecify.annotations.NullMarked;
