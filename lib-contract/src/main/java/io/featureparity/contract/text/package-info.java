// SPDX-License-Identifier: Apache-2.0

/** How text is written so that it reads the same everywhere. For use inside this module only. */
@NullMarked
package io.featureparity.contract.text;

import org.jspecify.annotations.NullMarked;
