// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.audit.AuditCounts;
import io.featureparity.audit.AuditLog;
import io.featureparity.component.served.ServedModel;
import io.featureparity.contract.error.Fault;
import io.featureparity.observe.trail.LevelTrail;
import io.featureparity.resilience.breaker.FeatureBreaker;
import io.featureparity.resilience.breaker.FeatureBreakerState;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.row.FeatureRow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Inference} shows to other threads.
 *
 * <p>Thread-safe.
 */
public final class Board {

    private @Nullable ServedModel served;
    private @Nullable Answer newest;
    private List<Fault> problem = List.of();
    private boolean caughtUp;
    private long decided;
    private long tooOld;
    private long objected;
    private long listenerFailures;
    private Look look = Look.NONE;
    private final ServiceLevels levels;
    private final LevelTrail levelTrail;
    private Optional<AuditLog> log = Optional.empty();
    private @Nullable FeatureBreaker breaker;
    private long openedBefore;

    Board(ServiceLevels levels, LevelTrail levelTrail) {
        this.levels = levels;
        this.levelTrail = levelTrail;
    }

    // ---- for the inference

    synchronized void serve(ServedModel model) {
        served = model;
        newest = null;
        caughtUp = false;
        look = Look.NONE;
    }

    synchronized void writes(Optional<AuditLog> written) {
        log = written;
    }

    /** Another model has another breaker; what opened before still counts. */
    synchronized void guards(@Nullable FeatureBreaker next) {
        openedBefore = breakerOpened();
        breaker = next;
    }

    synchronized void show(Answer answer) {
        newest = answer;
    }

    synchronized void decided(Answer answer) {
        show(answer);
        decided++;
    }

    synchronized void tooOld() {
        tooOld++;
    }

    synchronized void objected() {
        objected++;
    }

    /** Takes note of the newest bar that was looked at, and why nothing is served of it, or that it is. */
    void looked(Optional<FeatureRow> row, Optional<Fault> objection) {
        Look made = Look.at(row, objection, levels);
        synchronized (this) {
            look = made;
        }
    }

    /** What was found last. */
    synchronized Look look() {
        return look;
    }

    synchronized void listenerFailed() {
        listenerFailures++;
    }

    synchronized void works(boolean nothingLeft) {
        problem = List.of();
        caughtUp |= nothingLeft;
    }

    synchronized void fails(List<Fault> faults) {
        problem = List.copyOf(faults);
    }

    // ---- for others

    /** {@return the model that is served} */
    public synchronized ServedModel served() {
        if (served == null) {
            throw new IllegalStateException("an inference serves a model from its beginning on");
        }
        return served;
    }

    /** {@return the newest decision of this model, by whichever process; nothing if there is none} */
    public synchronized Optional<Answer> newest() {
        return Optional.ofNullable(newest);
    }

    /** {@return why it cannot decide now; empty if it can} */
    public synchronized List<Fault> problem() {
        return problem;
    }

    /** {@return whether it can decide now, and has looked at all bars that were there when it began} */
    public synchronized boolean isReady() {
        return caughtUp && problem.isEmpty() && levels.level() != ServiceLevel.READ_ONLY;
    }

    /** {@return how far the audit log has come; nothing if there is none} */
    public synchronized Optional<AuditCounts> auditCounts() {
        return log.map(AuditLog::counts);
    }

    /** {@return how many changes of level the audit log will never have} */
    public long levelChangesLeftOut() {
        return levelTrail.leftOut();
    }

    /** {@return how the breaker of features is, of the model that is served; nothing if there is none} */
    public synchronized Optional<FeatureBreakerState> featureBreaker() {
        return Optional.ofNullable(breaker).map(FeatureBreaker::state).map(state -> state.withOpened(breakerOpened()));
    }

    private long breakerOpened() {
        return openedBefore + (breaker == null ? 0 : breaker.state().opened());
    }

    /** {@return how well it works} */
    public ServiceLevels levels() {
        return levels;
    }

    /** {@return why no observation is served now; nothing if one is} */
    public synchronized Optional<Fault> objection() {
        return look.objection();
    }

    /** {@return about how many bars it has decided nothing, since their features or their source were too bad} */
    public synchronized long barsObjectedTo() {
        return objected;
    }

    /** {@return how often the listener has thrown} */
    public synchronized long listenerFailures() {
        return listenerFailures;
    }

    /** {@return how many decisions this process has made} */
    public synchronized long decisions() {
        return decided;
    }

    /** {@return about how many bars it has decided nothing, since they had ended too long ago} */
    public synchronized long barsTooOld() {
        return tooOld;
    }
}
