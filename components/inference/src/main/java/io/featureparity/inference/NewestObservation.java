// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.component.served.ServedModel;
import io.featureparity.store.latest.Latest;
import io.featureparity.store.row.ObservationVector;

/**
 * What the model is given at the newest bar.
 *
 * @param served the model
 * @param latest the features, and where they came from
 * @param position the agent's position at the bar
 * @param observation the observation with that position
 */
public record NewestObservation(ServedModel served, Latest latest, double position, ObservationVector observation) {}
