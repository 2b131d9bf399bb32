// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the level of the service is found.
 *
 * @param lookEvery How often sources are looked at and stores are asked whether they answer, from 10ms to 1h.
 */
public record LevelsProperties(@DefaultValue("10s") Duration lookEvery) {}
