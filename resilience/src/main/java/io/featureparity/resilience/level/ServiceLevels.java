// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.level;

import io.featureparity.contract.error.Containment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The level of a service. Code that notices a condition raises it by its name, and clears it when it is over. The level is that
 * of the worst condition.
 *
 * <p>Thread-safe. The thread that raises or clears a condition calls the listeners, without a lock. So a listener may raise and
 * clear conditions too; it receives the transitions that follow after the present call. If another thread is calling the
 * listeners at that moment, that thread passes the new transition on too, and the thread that caused it does not wait.
 */
public final class ServiceLevels {

    private final InstantSource clock;
    private final Map<String, Condition> conditions = new LinkedHashMap<>();
    private final Map<ServiceLevel, Long> transitions = new EnumMap<>(ServiceLevel.class);
    private final ArrayDeque<LevelTransition> untold = new ArrayDeque<>();
    private List<LevelListener> listeners;
    private ServiceLevel level = ServiceLevel.ALL_WELL;
    private Instant since;
    private boolean telling;
    private long listenerFailures;

    /**
     * Begins at the best level, without a condition.
     *
     * @param clock gives the times of transitions
     * @param listeners receive each transition
     */
    public ServiceLevels(InstantSource clock, List<? extends LevelListener> listeners) {
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
        this.since = clock.instant();
    }

    /**
     * Begins at the best level, without a condition.
     *
     * @param clock gives the times of transitions
     * @param listeners receive each transition
     */
    public ServiceLevels(InstantSource clock, LevelListener... listeners) {
        this(clock, List.of(listeners));
    }

    /**
     * Adds a listener, which receives each transition from now on.
     *
     * @param listener the listener
     */
    public synchronized void listen(LevelListener listener) {
        List<LevelListener> more = new ArrayList<>(listeners);
        more.add(listener);
        listeners = List.copyOf(more);
    }

    private synchronized List<LevelListener> listeners() {
        return listeners;
    }

    // ---- for those who notice something

    /**
     * Raises a condition. If it was raised already, its level and reason are replaced.
     *
     * @param name the name of the condition, one of a few fixed ones
     * @param lowered the best level that the condition allows, below {@link ServiceLevel#ALL_WELL}
     * @param reason why the condition holds, in words
     */
    public void raise(String name, ServiceLevel lowered, String reason) {
        if (lowered == ServiceLevel.ALL_WELL) {
            throw new IllegalArgumentException("condition " + name + " must lower the level");
        }
        synchronized (this) {
            Condition known = conditions.get(name);
            Instant now = clock.instant();
            Instant begun = known != null && known.level() == lowered ? known.since() : now;
            Condition condition = new Condition(name, lowered, reason, begun);
            conditions.put(name, condition);
            settle(condition.toString(), now);
        }
        tell();
    }

    /**
     * Clears a condition that is over. If there is none of this name, nothing happens.
     *
     * @param name the name of the condition
     */
    public void clear(String name) {
        remove(name, " is over");
    }

    /**
     * Removes a condition because nobody checks any more whether it lasts. If there is none of this name, nothing happens.
     *
     * @param name the name of the condition
     */
    public void lose(String name) {
        remove(name, " is not looked at any more");
    }

    private void remove(String name, String event) {
        synchronized (this) {
            if (conditions.remove(name) == null) {
                return;
            }
            settle(name + event, clock.instant());
        }
        tell();
    }

    /** Makes the transition that a change of the conditions asks for. */
    private void settle(String event, Instant now) {
        ServiceLevel before = level;
        Optional<Condition> worst = worst();
        level = ServiceLevel.under(conditions.values());
        if (level == before) {
            return;
        }
        since = now;
        transitions.merge(level, 1L, Long::sum);
        String left = worst.map(Condition::toString)
                .filter(text -> !text.equals(event))
                .map(text -> "; " + text)
                .orElse("");
        untold.add(new LevelTransition(before, level, event + left, now));
    }

    private Optional<Condition> worst() {
        return conditions.values().stream().max(Comparator.comparing(Condition::level));
    }

    // ---- listeners

    private void tell() {
        if (!beginTelling()) {
            return;
        }
        boolean told = false;
        try {
            for (LevelTransition next = next(); next != null; next = next()) {
                for (LevelListener listener : listeners()) {
                    tell(listener, next);
                }
            }
            told = true;
        } finally {
            if (!told) { // there is no memory: the next thread tells the rest
                endTelling();
            }
        }
    }

    private void tell(LevelListener listener, LevelTransition transition) {
        try {
            listener.changed(transition);
        } catch (Throwable thrown) {
            Containment.of(thrown);
            countFailure();
        }
    }

    private synchronized boolean beginTelling() {
        boolean begins = !telling && !untold.isEmpty();
        telling |= begins;
        return begins;
    }

    private synchronized void endTelling() {
        telling = false;
    }

    private synchronized @Nullable LevelTransition next() {
        LevelTransition next = untold.poll();
        telling = next != null;
        return next;
    }

    private synchronized void countFailure() {
        listenerFailures++;
    }

    // ---- for all others

    /** {@return the level} */
    public synchronized ServiceLevel level() {
        return level;
    }

    /** {@return since when the service has been at this level} */
    public synchronized Instant since() {
        return since;
    }

    /** {@return the conditions that last, the worst first, and of one level the oldest first} */
    public synchronized List<Condition> conditions() {
        return conditions.values().stream()
                .sorted(Comparator.comparing(Condition::level).reversed())
                .toList();
    }

    /**
     * Says whether a condition lasts.
     *
     * @param name the name of the condition
     * @return whether it was raised, and not cleared since
     */
    public synchronized boolean has(String name) {
        return conditions.containsKey(name);
    }

    /**
     * Counts the transitions to a level.
     *
     * @param to the level
     * @return how many there were since the beginning
     */
    public synchronized long transitions(ServiceLevel to) {
        return transitions.getOrDefault(to, 0L);
    }

    /** {@return how often a listener has thrown} */
    public synchronized long listenerFailures() {
        return listenerFailures;
    }
}
