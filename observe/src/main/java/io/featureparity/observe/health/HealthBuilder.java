// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.health;

import io.featureparity.observe.ContainedFailures;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** Collects the checks of a {@link Health}. Each part has its own name. */
public final class HealthBuilder {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,39}");

    final InstantSource clock;
    final LongSupplier ticks;
    private final ContainedFailures failures;
    private final Set<String> names = new HashSet<>();
    private final List<Probe> live = new ArrayList<>();
    private final List<Probe> ready = new ArrayList<>();
    private final List<Probe> deep = new ArrayList<>();

    HealthBuilder(InstantSource clock, LongSupplier ticks, ContainedFailures failures) {
        this.clock = clock;
        this.ticks = ticks;
        this.failures = failures;
    }

    /**
     * Adds a check of whether the service is alive: if it fails, the service has to be restarted.
     *
     * @param name the name of the part
     * @param limit how long the check may take
     * @param check the check
     * @return this
     */
    public HealthBuilder live(String name, Duration limit, HealthCheck check) {
        live.add(add(name, limit, check));
        return this;
    }

    /**
     * Adds a check of whether the service is ready: if it fails, nobody should call the service.
     *
     * @param name the name of the part
     * @param limit how long the check may take
     * @param check the check
     * @return this
     */
    public HealthBuilder ready(String name, Duration limit, HealthCheck check) {
        ready.add(add(name, limit, check));
        return this;
    }

    /**
     * Adds a check that only the deep health shows.
     *
     * @param name the name of the part
     * @param limit how long the check may take
     * @param check the check
     * @return this
     */
    public HealthBuilder deep(String name, Duration limit, HealthCheck check) {
        add(name, limit, check);
        return this;
    }

    private Probe add(String name, Duration limit, HealthCheck check) {
        if (!NAME.matcher(name).matches() || !names.add(name)) {
            throw new IllegalArgumentException(
                    "a part of the health has a name of its own, of small letters, digits, _ and -: " + name);
        }
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("the limit of part " + name + " must be above zero: " + limit);
        }
        Probe probe = new Probe(name, limit, check, ticks, failures);
        deep.add(probe);
        return probe;
    }

    /** {@return the health with these checks} */
    public Health build() {
        return new Health(this, live, ready, deep);
    }
}
