// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import java.util.Optional;

/**
 * How far a log has come since it was opened.
 *
 * @param handedOver how many records callers have handed over
 * @param written how many of them were written to the file
 * @param durable how many of them are on the disk: the first ones, in the order in which they were handed over
 * @param newest the number in the log of the newest record that was handed over and written; -1 if there was none since the log
 *     was opened
 * @param dropped how many records were dropped because there was no room, or because the writer had stopped
 * @param checkpoints how many checkpoints were kept
 * @param failedCheckpoints how many checkpoints could not be kept
 * @param failedPackings how many closed segments could not be packed; they stay as they are
 * @param stoppedBy why the writer has stopped; empty if it has not, or was closed
 */
public record AuditCounts(
        long handedOver,
        long written,
        long durable,
        long newest,
        long dropped,
        long checkpoints,
        long failedCheckpoints,
        long failedPackings,
        Optional<String> stoppedBy) {}
