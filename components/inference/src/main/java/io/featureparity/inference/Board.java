// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.component.served.ServedModel;
import io.featureparity.contract.error.Fault;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Inference} shows to other threads.
 *
 * <p>Thread-safe.
 */
public final class Board {

    private final AtomicLong decided = new AtomicLong();
    private final AtomicLong tooOld = new AtomicLong();
    private volatile @Nullable ServedModel served;
    private volatile @Nullable Answer newest;
    private volatile List<Fault> problem = List.of();
    private volatile boolean caughtUp;

    Board() {}

    // ---- for the inference

    void serve(ServedModel model) {
        served = model;
        newest = null;
        caughtUp = false;
    }

    void show(Answer answer) {
        newest = answer;
    }

    void decided(Answer answer) {
        show(answer);
        decided.incrementAndGet();
    }

    void tooOld() {
        tooOld.incrementAndGet();
    }

    void works(boolean nothingLeft) {
        problem = List.of();
        caughtUp |= nothingLeft;
    }

    void fails(List<Fault> faults) {
        problem = List.copyOf(faults);
    }

    // ---- for others

    /** {@return the model that is served} */
    public ServedModel served() {
        ServedModel model = served;
        if (model == null) {
            throw new IllegalStateException("an inference serves a model from its beginning on");
        }
        return model;
    }

    /** {@return the newest decision of this model, by whichever process; nothing if there is none} */
    public Optional<Answer> newest() {
        return Optional.ofNullable(newest);
    }

    /** {@return why it cannot decide now; empty if it can} */
    public List<Fault> problem() {
        return problem;
    }

    /** {@return whether it can decide now, and has looked at all bars that were there when it began} */
    public boolean isReady() {
        return caughtUp && problem.isEmpty();
    }

    /** {@return how many decisions this process has made} */
    public long decisions() {
        return decided.get();
    }

    /** {@return about how many bars it has decided nothing, since they had ended too long ago} */
    public long barsTooOld() {
        return tooOld.get();
    }
}
