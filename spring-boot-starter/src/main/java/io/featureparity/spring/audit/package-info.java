// SPDX-License-Identifier: Apache-2.0
/** The audit log of the service: what its feeds served, and how its level changed. */
@NullMarked
package io.featureparity.spring.audit;

import org.jspecify.annotations.NullMarked;
