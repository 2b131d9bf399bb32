// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.stream;

import io.featureparity.component.ObservationStream;
import io.featureparity.store.row.ObservationVector;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All observations that a component gave to a model, by the times of their bars. Not thread-safe. */
public final class Observed {

    private final String component;
    private final List<String> features;
    private final NavigableMap<Instant, ObservationVector> observations = new TreeMap<>();

    /**
     * Begins with none.
     *
     * @param component what the component is called
     * @param features the names of an observation's values
     */
    public Observed(String component, List<String> features) {
        this.component = component;
        this.features = List.copyOf(features);
    }

    /**
     * Adds an observation.
     *
     * @param barTime the time of its bar
     * @param observation the observation
     * @throws IllegalStateException if there is one of this bar: no bar is decided twice
     */
    public void add(Instant barTime, ObservationVector observation) {
        if (observations.putIfAbsent(barTime, observation) != null) {
            throw new IllegalStateException(component + " gave the model the bar at " + barTime + " twice");
        }
    }

    /** {@return what the component is called} */
    public String component() {
        return component;
    }

    /** {@return how many there are} */
    public int count() {
        return observations.size();
    }

    /** {@return the times of their bars and the observations, in that order} */
    public Map<Instant, ObservationVector> byTime() {
        return Collections.unmodifiableMap(observations);
    }

    /** {@return the hash of the stream} */
    public String sha256() {
        ObservationStream stream = new ObservationStream();
        observations.forEach(stream::add);
        return stream.sha256();
    }

    /**
     * Looks for the first bar at which another component gave the model something else, or nothing.
     *
     * @param other the other component
     * @return the difference, nothing if all are equal
     */
    public Optional<Difference> firstDifference(Observed other) {
        TreeSet<Instant> times = new TreeSet<>(observations.keySet());
        times.addAll(other.observations.keySet());
        for (Instant time : times) {
            ObservationVector ours = observations.get(time);
            ObservationVector theirs = other.observations.get(time);
            if (!Objects.equals(ours, theirs)) {
                return Optional.of(
                        new Difference(time, component, said(ours, theirs), other.component, said(theirs, ours)));
            }
        }
        return Optional.empty();
    }

    /** The first value that is not the same, or what else is to be said of one of two observations. */
    private String said(@Nullable ObservationVector one, @Nullable ObservationVector other) {
        if (one == null) {
            return "nothing";
        }
        if (other == null) {
            return "an observation";
        }
        float[] values = one.toArray();
        float[] others = other.toArray();
        for (int i = 0; i < Math.min(values.length, others.length); i++) {
            if (Float.floatToRawIntBits(values[i]) != Float.floatToRawIntBits(others[i])) {
                return features.get(i) + " " + values[i];
            }
        }
        return values.length + " values";
    }
}
