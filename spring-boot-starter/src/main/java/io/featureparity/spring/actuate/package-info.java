// SPDX-License-Identifier: Apache-2.0

/** What the actuator shows: health in the form of each Spring Boot, and the endpoint {@code parity}. */
@NullMarked
package io.featureparity.spring.actuate;

import org.jspecify.annotations.NullMarked;
