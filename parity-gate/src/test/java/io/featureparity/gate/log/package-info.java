// SPDX-License-Identifier: Apache-2.0

/** Tests of what the command says of an audit log, and of the table that it makes of one. */
@NullMarked
package io.featureparity.gate.log;

import org.jspecify.annotations.NullMarked;
