// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.component.Listeners;
import io.featureparity.component.level.Conditions;
import io.featureparity.component.main.StopSignal;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.observe.trail.LevelTrail;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.BarStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.RegisteredModel;
import io.featureparity.store.row.StoredBar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The inference of one instrument. At each bar it gives the live model the observation, makes an action of the answer, writes the
 * observation into the audit log and the decision into the store: once for each bar, also after a restart and beside another
 * process.
 *
 * <p>The features come from the online store, else from the store of features, else from the inference's own feed over the stored
 * bars. That feed runs anyway, since the audit log tells what an engine has seen; so the features of a store are compared with its
 * own before the model is asked, and one bit that differs ends the inference.
 *
 * <p>{@link #run} works until it is asked to end. {@link #step} does one bounded piece of the same work and does not wait. Not
 * thread-safe, but for {@link #board}.
 */
public final class Inference implements AutoCloseable {

    /** So many bars are taken in a step at most. */
    static final int MOST_BARS = 1000;

    private static final Duration NEWS = Duration.ofSeconds(1);
    private static final Duration FEATURES = Duration.ofMillis(20);
    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(500);

    /** What is over when a step has done its work. A model is over its failure when it has answered. */
    private static final List<String> INTERRUPTIONS =
            List.of(Conditions.STORES, Conditions.AUDIT_LOG, Conditions.MEMORY);

    /** What was wrong with a model, or with what its features read. */
    private static final List<String> OF_A_MODEL = List.of(Conditions.MODEL, Conditions.FEATURES, Conditions.VALUES);

    private final InferenceSetup setup;
    private final Board board;
    private final FeatureSource source;
    private final ServiceLevels levels;
    private final LevelTrail levelTrail;

    private Serving serving;
    private Safeguard safeguard;
    private @Nullable Trail trail;

    /** All bars up to this position were looked at, forming ones too. */
    private long looked;

    /** Since when the features of a bar are waited for. */
    private long waitingSince;

    private boolean waiting;
    private boolean interrupted;
    private boolean logIsStopped;

    /** The model before is closed, and the next one could not be opened yet. */
    private boolean modelIsClosed;

    /**
     * Opens the live model and the audit log. Nothing is decided yet.
     *
     * @param setup what the inference is made of
     * @throws FeatureParityException if the registry cannot be reached, no model is live, its files are not those that the registry
     *     answers for, it cannot be loaded or takes another observation, or the audit log cannot be opened
     */
    public Inference(InferenceSetup setup) {
        this.levels = setup.degradation().levels();
        this.levelTrail = new LevelTrail(setup.instrument());
        this.board = new Board(levels, levelTrail);
        this.setup = setup.withListener(
                Listeners.contained(InferenceListener.class, setup.listener(), thrown -> board.listenerFailed()));
        this.source = new FeatureSource(setup);
        this.serving = open(setup.stores().models().live(setup.instrument()));
        this.safeguard = guard();
        levels.listen(levelTrail);
    }

    private Serving open(RegisteredModel live) {
        Serving opened = Serving.open(setup, live);
        board.serve(opened.served());
        board.writes(opened.log());
        setup.listener().serves(live);
        return opened;
    }

    private Safeguard guard() {
        Safeguard made = new Safeguard(setup, serving.served().model().contract());
        board.guards(made.breaker());
        return made;
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
            switch (step()) {
                case WORKING -> {}
                case WAITING -> stop.await(FEATURES);
                case INTERRUPTED -> stop.await(AFTER_A_FAILURE);
                case CAUGHT_UP ->
                    guarded(() -> {
                        setup.stores().news().await(setup.instrument(), looked, NEWS);
                        return Round.CAUGHT_UP;
                    });
            }
        }
    }

    // ---- a step

    /**
     * Does one bounded piece of the work: looks which model is live, and decides about bars that are there.
     *
     * @return how it ended
     * @throws FeatureParityException if it cannot go on: what fails will not pass by itself
     */
    public Round step() {
        return guarded(() -> {
            openLogAnew();
            followRegistry();
            Round round = advance();
            if (round == Round.CAUGHT_UP) {
                lookAround();
            }
            levelTrail.write(serving.log());
            goesOn(round);
            return round;
        });
    }

    /** A log that has stopped writes nothing more. */
    private void openLogAnew() {
        if (logIsStopped && !modelIsClosed) {
            replaceLog();
        }
    }

    private void replaceLog() {
        serving = serving.withLogAnew(setup);
        board.writes(serving.log());
        logIsStopped = false;
    }

    /** Notices between two bars what would else be noticed at the next one. */
    private void lookAround() {
        Trail feed = trail();
        safeguard.looks(feed.lastRow());
        source.askOnline(serving.served().features(), feed.lastTime(), safeguard.online());
        board.looked(feed.lastRow(), safeguard.objection());
    }

    private void goesOn(Round round) {
        INTERRUPTIONS.forEach(levels::clear);
        board.works(round == Round.CAUGHT_UP);
        if (interrupted) {
            interrupted = false;
            setup.listener().goesOn();
        }
    }

    /** Work that a failure may interrupt: the feed may then be ahead of what is stored, and begins anew. */
    private Round guarded(Supplier<Round> work) {
        try {
            return work.get();
        } catch (FeatureParityException | Interruption.OfTheModel | OutOfMemoryError e) {
            startAnew(); // before anything is said about it: there may be no memory for words
            Optional<Interruption> passing = Interruption.of(e);
            board.fails(passing.map(Interruption::faults).orElseGet(() -> faults(e)));
            if (passing.isEmpty()) {
                throw e;
            }
            logIsStopped |= e instanceof AuditLogException log && AuditTrail.isOver(log);
            interrupted(passing.get());
            return Round.INTERRUPTED;
        }
    }

    private static List<Fault> faults(Throwable thrown) {
        return thrown instanceof FeatureParityException known ? known.faults() : List.of();
    }

    private void interrupted(Interruption by) {
        levels.raise(by.condition(), ServiceLevel.READ_ONLY, by.faults().get(0).toString());
        writeAtOnce(by);
        if (!interrupted) {
            interrupted = true;
            setup.listener().interrupted(by.faults());
        }
    }

    /** A process that is killed while something lasts has told of it. */
    private void writeAtOnce(Interruption by) {
        if (by.condition().equals(Conditions.AUDIT_LOG) || by.condition().equals(Conditions.MEMORY)) {
            return;
        }
        try {
            levelTrail.write(serving.log());
        } catch (AuditLogException found) {
            logIsStopped |= AuditTrail.isOver(found);
        }
    }

    private void startAnew() {
        trail = null;
        looked = 0;
        waiting = false;
    }

    private void followRegistry() {
        RegisteredModel live = setup.stores().models().live(setup.instrument());
        if (modelIsClosed || !live.isSameModelAs(serving.served().registered())) {
            trail = null;
            looked = 0;
            closeServing();
            serving = open(live);
            modelIsClosed = false;
            logIsStopped = false;
            safeguard = guard();
            OF_A_MODEL.forEach(levels::lose);
        }
    }

    private void closeServing() {
        if (modelIsClosed) {
            serving.closeLog();
        } else {
            modelIsClosed = true;
            serving.close();
        }
    }

    /** Takes the bars whose features the stores have, or all of them if the stores took too long. */
    private Round advance() {
        BarStore bars = setup.stores().bars();
        long last = bars.lastPosition(setup.instrument());
        if (last == looked && trail != null) {
            return Round.CAUGHT_UP;
        }
        Trail feed = trail();
        long reach = reach(feed, last);
        if (feed.position() < reach && take(feed, bars.closedAfter(setup.instrument(), feed.position()), reach)) {
            return Round.WORKING;
        }
        if (reach < last) {
            return Round.WAITING;
        }
        looked = last;
        waiting = false;
        return Round.CAUGHT_UP;
    }

    /** Takes bars up to a position, but not too many at once. Says whether more are left. */
    private static boolean take(Trail feed, RowCursor<StoredBar> bars, long reach) {
        StoredBar bar = bars.next();
        for (int taken = 0; bar != null && bar.position() <= reach; taken++) {
            if (taken == MOST_BARS) {
                return true;
            }
            feed.take(bar);
            // Whoever asks for a bar after the last one asks in vain.
            bar = bar.position() < reach ? bars.next() : null;
        }
        return false;
    }

    private Trail trail() {
        if (trail == null) {
            Decider decider = Decider.resume(setup, serving, board, safeguard);
            trail = Trail.resume(setup, serving, decider, safeguard);
        }
        return trail;
    }

    private long reach(Trail feed, long last) {
        long now = setup.ticks().getAsLong();
        if (!waiting) {
            waiting = true;
            waitingSince = now;
        }
        if (now - waitingSince >= setup.freshness().patience().toNanos()) {
            return last;
        }
        return Math.min(last, source.position(serving.served().features(), feed.lastTime()));
    }

    // ---- for others

    /** {@return what it shows to other threads} */
    public Board board() {
        return board;
    }

    /**
     * Closes the model and the audit log. The stores stay open.
     *
     * @throws io.featureparity.contract.error.AuditLogException if not all of the log is on the disk
     */
    @Override
    public void close() {
        try {
            if (levelTrail.waiting() > 0 && (logIsStopped || modelIsClosed)) {
                replaceLog();
            }
            levelTrail.write(serving.log());
        } finally {
            closeServing();
        }
    }
}
