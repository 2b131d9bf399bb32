// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.features.feed.FeedDecision;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts while a refresh works. Others read it at any time. */
final class Tally {

    private final Map<FeedDecision, Long> decisions = new EnumMap<>(FeedDecision.class);
    private long rowsWritten;
    private long delivered;
    private long interruptions;
    private long onlineInterruptions;
    private long position;
    private long listenerFailures;

    synchronized void written(List<FeedDecision> taken, int rows, long upTo) {
        taken.forEach(decision -> decisions.merge(decision, 1L, Long::sum));
        rowsWritten += rows;
        position = upTo;
    }

    synchronized void at(long stored) {
        position = stored;
    }

    synchronized void delivered(int rows) {
        delivered += rows;
    }

    synchronized void interrupted() {
        interruptions++;
    }

    synchronized void onlineInterrupted() {
        onlineInterruptions++;
    }

    synchronized void listenerFailed() {
        listenerFailures++;
    }

    synchronized long listenerFailures() {
        return listenerFailures;
    }

    synchronized RefreshCounts counts() {
        return new RefreshCounts(decisions, rowsWritten, delivered, interruptions, onlineInterruptions, position);
    }
}
