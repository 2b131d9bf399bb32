// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.feed;

import io.featureparity.contract.Observation;
import java.time.Instant;

/**
 * An observation, and how good its inputs are.
 *
 * @param observation what the model sees
 * @param bar the time of its bar
 * @param standing the level that is given with the observation, and why it is not 1
 */
public record ServedObservation(Observation observation, Instant bar, Standing standing) {}
