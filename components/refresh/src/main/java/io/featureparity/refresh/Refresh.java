// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.audit.AuditCounts;
import io.featureparity.component.Listeners;
import io.featureparity.component.level.Conditions;
import io.featureparity.component.level.MemoryFault;
import io.featureparity.component.main.StopSignal;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.StoreException;
import io.featureparity.contract.json.Sha256;
import io.featureparity.features.model.Model;
import io.featureparity.resilience.breaker.Passing;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.LeaderLock.Leadership;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.RegisteredModel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The feature refresh of one instrument. It waits for bars, computes their features as every other component does, writes them
 * with the state of the feed in one transaction for each bar, and takes the newest to the online store.
 *
 * <p>Several jobs may run for the same features: one leads, the others wait and take over. A job that was killed at any point,
 * or lost a store, goes on from the stored state without a gap and without computing a bar twice.
 *
 * <p>{@link #run} works until it is asked to end. {@link #step} does one bounded piece of the same work and does not wait, for
 * tests and for those who have a loop of their own. Not thread-safe, but for {@link #counts}.
 */
public final class Refresh implements AutoCloseable {

    /** So many bars are taken in a step, so that a long history does not keep it from anything else. */
    static final int MOST_BARS = 4 * FeatureWriter.HISTORY;

    /** How long one wait may take: so long at most the wish to end is not heard. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final RefreshSetup setup;
    private final Tally tally = new Tally();
    private final OnlineDelivery delivery;
    private final BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(10));

    private final RefreshTrail trail;

    private Served served;
    private @Nullable Leadership leadership;
    private @Nullable FeatureWriter writer;
    private boolean following;
    private boolean interrupted;

    /** Whose features are computed. */
    private record Served(FeatureKey key, Model model) {}

    /**
     * Opens the model. Nothing is computed yet.
     *
     * @param setup what the refresh is made of
     * @throws FeatureParityException if a store cannot be reached, no model is wanted, its files are others, or its contract
     *     lacks the policy, or the audit log cannot be opened
     */
    public Refresh(RefreshSetup setup) {
        this.setup = setup.withListener(
                Listeners.contained(RefreshListener.class, setup.listener(), thrown -> tally.listenerFailed()));
        this.delivery = new OnlineDelivery(this.setup, tally);
        this.served = open(setup.models().wanted(setup.stores().models()));
        this.trail = RefreshTrail.open(this.setup, served.model());
    }

    private Served open(RegisteredModel wanted) {
        Model model = setup.models().open(wanted);
        setup.feed().feed(setup.instrument(), model, setup.stores().macro()); // refuses a policy that is not there
        setup.listener().serves(wanted);
        return new Served(FeatureKey.of(setup.instrument(), model), model);
    }

    // ---- a loop

    /**
     * Works until it is asked to end.
     *
     * @param stop says when to end
     * @throws FeatureParityException if it cannot go on: what fails will not pass by itself
     */
    public void run(StopSignal stop) {
        while (!stop.isRequested()) {
            work(stop, this::awaitBars);
        }
    }

    /**
     * Works until all bars that are there are taken. If another job leads, this one waits until it is gone.
     *
     * @param stop says when to end before that
     * @return whether all bars are taken
     * @throws FeatureParityException if it cannot go on: what fails will not pass by itself
     */
    public boolean catchUp(StopSignal stop) {
        Round round = Round.WORKING;
        while (round != Round.CAUGHT_UP && !stop.isRequested()) {
            round = work(stop, () -> Round.CAUGHT_UP);
        }
        return round == Round.CAUGHT_UP;
    }

    /** A step, and the wait after it. */
    private Round work(StopSignal stop, Supplier<Round> whenCaughtUp) {
        Round round = step();
        if (round == Round.CAUGHT_UP) {
            round = guarded(whenCaughtUp);
        } else if (round == Round.FOLLOWING) {
            round = guarded(this::awaitLeadership);
        }
        if (round == Round.INTERRUPTED) {
            stop.await(backOff.next());
        }
        return round;
    }

    private Round awaitBars() {
        setup.stores().news().await(setup.instrument(), looked(), WAIT);
        return Round.CAUGHT_UP;
    }

    private Round awaitLeadership() {
        leadership = setup.stores().leaders().acquire(lock(), WAIT).orElse(null);
        return Round.FOLLOWING;
    }

    // ---- a step

    /**
     * Does one bounded piece of the work: looks which model is live, leads or tries to, takes bars that are there, delivers.
     *
     * @return how it ended
     * @throws FeatureParityException if it cannot go on: what fails will not pass by itself
     */
    public Round step() {
        Round round = guarded(this::stepOfWork);
        return guarded(() -> {
            trail.write();
            return round;
        });
    }

    private Round stepOfWork() {
        followRegistry();
        boolean leads = leads();
        boolean more = leads && writer().advance(MOST_BARS);
        if (leads) {
            delivery.deliver();
        }
        goesOn();
        return leads ? more ? Round.WORKING : Round.CAUGHT_UP : Round.FOLLOWING;
    }

    private void goesOn() {
        setup.levels().clear(Conditions.STORES);
        setup.levels().clear(Conditions.MEMORY);
        if (interrupted) {
            interrupted = false;
            backOff.reset();
            setup.listener().goesOn();
        }
    }

    /** Work that a failure of the stores interrupts: what is in memory may then be ahead of what is stored, and is dropped. */
    private Round guarded(Supplier<Round> work) {
        try {
            return work.get();
        } catch (StoreException e) {
            if (Passing.are(e.faults())) {
                return stopped(Conditions.STORES, e.faults());
            } else if (e.faults().stream().allMatch(fault -> fault.code() == ErrorCode.STORE_STATE_MOVED)) {
                return interrupted(e.faults()); // another job has written; the stores work
            }
            throw e;
        } catch (OutOfMemoryError e) {
            return stopped(Conditions.MEMORY, List.of(MemoryFault.of(e)));
        }
    }

    private Round stopped(String condition, List<Fault> faults) {
        setup.levels().raise(condition, ServiceLevel.READ_ONLY, faults.get(0).toString());
        return interrupted(faults);
    }

    private Round interrupted(List<Fault> faults) {
        writer = null;
        tally.interrupted();
        if (!interrupted) {
            interrupted = true;
            setup.listener().interrupted(faults);
        }
        return Round.INTERRUPTED;
    }

    /** A model with other weights alone has the same features; with another contract or statistics, other ones. */
    private void followRegistry() {
        RegisteredModel wanted = setup.models().wanted(setup.stores().models());
        if (!wanted.features().equals(served.key())) {
            served = open(wanted);
            trail.serve(served.model());
            endLeadership();
            following = false;
        }
    }

    private boolean leads() {
        if (leadership != null && !leadership.isHeld()) {
            endLeadership();
        }
        if (leadership == null) {
            leadership = setup.stores().leaders().acquire(lock(), Duration.ZERO).orElse(null);
        }
        if (leadership == null && !following) {
            following = true;
            delivery.leaveOff();
            setup.listener().follows(served.key());
        }
        return leadership != null;
    }

    /** Jobs that compute the same features compete, and no others: those of the next model may run beside them. */
    private String lock() {
        FeatureKey key = served.key();
        String whole = String.join("\n", key.instrument(), key.contractHash(), key.normStatsHash());
        return "refresh " + Sha256.of(whole.getBytes(StandardCharsets.UTF_8));
    }

    private FeatureWriter writer() {
        if (writer == null) {
            FeatureWriter resumed = FeatureWriter.resume(setup, served.model(), tally);
            writer = resumed;
            following = false;
            setup.listener().leads(served.key(), resumed.position());
        }
        return writer;
    }

    private void endLeadership() {
        writer = null;
        Optional.ofNullable(leadership).ifPresent(Leadership::close);
        leadership = null;
    }

    // ---- for others

    /** {@return how well it works} */
    public ServiceLevels levels() {
        return setup.levels();
    }

    /** {@return how far the audit log has come; nothing if there is none} */
    public Optional<AuditCounts> auditCounts() {
        return trail.counts();
    }

    /** {@return how many changes of level the audit log will never have; may be asked for by any thread} */
    public long levelChangesLeftOut() {
        return trail.leftOut();
    }

    /** {@return how often the listener has thrown} */
    public long listenerFailures() {
        return tally.listenerFailures();
    }

    /** {@return what it has done so far; may be asked for by any thread} */
    public RefreshCounts counts() {
        return tally.counts();
    }

    /** All bars up to this position were looked at; those that are forming are no work. */
    long looked() {
        return writer == null ? 0 : writer.looked();
    }

    /**
     * Lets another job lead, and closes the audit log. The stores stay open.
     *
     * @throws io.featureparity.contract.error.AuditLogException if not all of the log is on the disk
     */
    @Override
    public void close() {
        try {
            endLeadership();
        } finally {
            trail.close();
        }
    }
}
