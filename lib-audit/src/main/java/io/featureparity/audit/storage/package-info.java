// SPDX-License-Identifier: Apache-2.0

/** The files of a log behind an interface, so that a test can have a disk that fails. */
@NullMarked
package io.featureparity.audit.storage;

import org.jspecify.annotations.NullMarked;
