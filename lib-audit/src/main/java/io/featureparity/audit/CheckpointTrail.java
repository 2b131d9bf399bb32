// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.checkpoint.Checkpoint;
import io.featureparity.audit.checkpoint.CheckpointPlace;
import io.featureparity.audit.checkpoint.CheckpointVerifier;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The checkpoints of a log, compared with its records as these are read. Each note is read when its turn comes. */
final class CheckpointTrail {

    private final @Nullable CheckpointVerifier verifier;
    private final @Nullable CheckpointPlace place;
    private final Deque<Long> waiting = new ArrayDeque<>();
    private @Nullable Checkpoint first;
    private long compared;
    private long proven;

    private CheckpointTrail(@Nullable CheckpointVerifier verifier, @Nullable CheckpointPlace place) {
        this.verifier = verifier;
        this.place = place;
    }

    static CheckpointTrail none() {
        return new CheckpointTrail(null, null);
    }

    static CheckpointTrail of(CheckpointVerifier verifier, CheckpointPlace place) {
        return new CheckpointTrail(verifier, place);
    }

    /** Lists the checkpoints; gives what is wrong. */
    List<Fault> begin() {
        if (place == null) {
            return List.of();
        }
        try {
            waiting.addAll(place.kept());
            return List.of();
        } catch (IOException e) {
            return AuditFaults.unreadable(place.place(0), e).faults();
        }
    }

    /** Compares the checkpoint that counts so many records, if there is one. */
    Optional<Fault> at(long records, String head) {
        while (!waiting.isEmpty() && waiting.peekFirst() < records) {
            waiting.pollFirst(); // of records that are not kept any more, or that could not be read
        }
        if (waiting.isEmpty() || waiting.peekFirst() != records) {
            return Optional.empty();
        }
        waiting.pollFirst();
        try {
            Checkpoint checkpoint = open(records);
            if (checkpoint.records() != records || !checkpoint.head().equals(head)) {
                return Optional.of(new Fault(
                        ErrorCode.AUDIT_CHECKPOINT_DIFFERS,
                        of().place(records),
                        "must have the hash of the log after " + records + " records, " + head,
                        checkpoint.head() + " after " + checkpoint.records()));
            }
            if (first == null) {
                first = checkpoint;
            }
            compared++;
            proven = records;
            return Optional.empty();
        } catch (AuditLogException e) {
            return Optional.of(e.faults().get(0));
        }
    }

    /** Looks at the checkpoints behind the last record, and at the name of the log; gives what is wrong. */
    List<Fault> end(long records, String logName) {
        List<Fault> faults = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.peekFirst() <= records) {
            waiting.pollFirst();
        }
        if (!waiting.isEmpty()) {
            faults.add(missing(records, waiting.peekLast()));
        }
        if (first != null && !first.logName().equals(logName)) {
            faults.add(new Fault(
                    ErrorCode.AUDIT_NOTE,
                    of().place(first.records()),
                    "must be of the log " + logName,
                    first.logName()));
        }
        return faults;
    }

    private Fault missing(long records, long counted) {
        try {
            open(counted); // a note that nobody has signed proves nothing
        } catch (AuditLogException e) {
            return e.faults().get(0);
        }
        return new Fault(
                ErrorCode.AUDIT_RECORDS_MISSING,
                of().place(counted),
                "the log must have the " + counted + " records that its newest checkpoint counts",
                records + " records");
    }

    private Checkpoint open(long records) {
        CheckpointPlace from = of();
        try {
            if (verifier == null) {
                throw new IllegalStateException("no verifier");
            }
            return verifier.open(from.place(records), from.read(records));
        } catch (IOException e) {
            throw AuditFaults.unreadable(from.place(records), e);
        }
    }

    private CheckpointPlace of() {
        if (place == null) {
            throw new IllegalStateException("no place");
        }
        return place;
    }

    /** How many records the last checkpoint counts that has the hash of the log. */
    long proven() {
        return proven;
    }

    long compared() {
        return compared;
    }
}
