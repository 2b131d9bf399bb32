// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import io.featureparity.store.DecisionStore;
import io.featureparity.store.FeatureStore;
import io.featureparity.store.LatestStore;
import io.featureparity.store.RefreshStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.RefreshStep;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Features, states and decisions that a component reads otherwise than they are stored. */
final class AlteredReads {

    private AlteredReads() {}

    /** The online store. */
    record Online(LatestStore online, UnaryOperator<FeatureRow> altered) implements LatestStore {

        @Override
        public boolean put(FeatureRow row) {
            return online.put(row);
        }

        @Override
        public Optional<FeatureRow> get(FeatureKey key) {
            return online.get(key).map(altered);
        }

        @Override
        public void close() {
            // It belongs to whoever opened it.
        }
    }

    /** The table of features. */
    record Table(FeatureStore features, UnaryOperator<FeatureRow> altered) implements FeatureStore {

        @Override
        public Optional<FeatureRow> at(FeatureKey key, Instant time) {
            return features.at(key, time).map(altered);
        }

        @Override
        public Optional<FeatureRow> newest(FeatureKey key) {
            return features.newest(key).map(altered);
        }

        @Override
        public RowCursor<FeatureRow> between(FeatureKey key, Instant from, Instant end) {
            RowCursor<FeatureRow> rows = features.between(key, from, end);
            return () -> {
                FeatureRow row = rows.next();
                return row == null ? null : altered.apply(row);
            };
        }
    }

    /** The states of the feed. */
    record States(RefreshStore states, UnaryOperator<EngineState> altered) implements RefreshStore {

        @Override
        public void commit(RefreshStep step) {
            states.commit(step);
        }

        @Override
        public Optional<EngineState> state(FeatureKey key) {
            return states.state(key).map(altered);
        }

        @Override
        public void forget(FeatureKey key) {
            states.forget(key);
        }
    }

    /** The newest decision, for the agent's position. */
    record Made(DecisionStore decisions, UnaryOperator<Decision> altered) implements DecisionStore {

        @Override
        public boolean record(Decision decision) {
            return decisions.record(decision);
        }

        @Override
        public RowCursor<Decision> between(String instrument, Instant from, Instant end) {
            return decisions.between(instrument, from, end);
        }

        @Override
        public Optional<Decision> newestBefore(String instrument, String modelId, String modelVersion, Instant time) {
            return decisions
                    .newestBefore(instrument, modelId, modelVersion, time)
                    .map(altered);
        }
    }

    /** A row with other values. */
    static FeatureRow valued(FeatureRow row, UnaryOperator<double[]> raw) {
        double[] other = raw.apply(row.raw());
        return row.observation()
                .map(observation -> FeatureRow.of(
                        row.key(),
                        row.time(),
                        row.position(),
                        other,
                        row.normalized(),
                        row.agentPosition(),
                        observation))
                .orElseGet(() -> FeatureRow.warmingUp(row.key(), row.time(), row.position(), other, row.normalized()));
    }

    /** A row of a bar with the values of another bar. */
    static FeatureRow of(FeatureRow row, FeatureRow values) {
        return values.observation()
                .map(observation -> FeatureRow.of(
                        row.key(),
                        row.time(),
                        row.position(),
                        values.raw(),
                        values.normalized(),
                        values.agentPosition(),
                        observation))
                .orElse(row);
    }
}
