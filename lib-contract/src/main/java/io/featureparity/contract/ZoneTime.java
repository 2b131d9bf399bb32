// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The clock of a time zone, in seconds: what it shows at a moment, and when it first shows a time. It answers without
 * allocating, so the changes of the clock from 1899 to 2200 are copied from the zone's rules once. Before and after
 * these years the clock does not change.
 *
 * <p>Thread-safe, and the same question always has the same answer. One field changes: a hint where to look first, which
 * is checked each time and changes only how long the answer takes.
 */
final class ZoneTime {

    private static final Instant FIRST_CHANGE = Instant.parse("1899-01-01T00:00:00Z");
    private static final Instant LAST_CHANGE = Instant.parse("2201-01-01T00:00:00Z");
    /** No clock of the world is further from UTC. */
    private static final int MOST_AHEAD = 18 * 3_600;

    private final long[] changes;
    /** How far the clock is ahead of UTC before each change, and after the last one. */
    private final int[] ahead;

    /** Where the last search ended: the next one is most often about a time near it. */
    private int lastFound;

    private ZoneTime(long[] changes, int[] ahead) {
        this.changes = changes;
        this.ahead = ahead;
    }

    static ZoneTime of(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffsetTransition> found = new ArrayList<>();
        for (ZoneOffsetTransition next = rules.nextTransition(FIRST_CHANGE);
                next != null && next.getInstant().isBefore(LAST_CHANGE);
                next = rules.nextTransition(next.getInstant())) {
            found.add(next);
        }
        int[] ahead = new int[found.size() + 1];
        ahead[0] = rules.getOffset(FIRST_CHANGE).getTotalSeconds();
        for (int i = 0; i < found.size(); i++) {
            ahead[i + 1] = found.get(i).getOffsetAfter().getTotalSeconds();
        }
        return new ZoneTime(
                found.stream().mapToLong(ZoneOffsetTransition::toEpochSecond).toArray(), ahead);
    }

    boolean neverChanges() {
        return changes.length == 0;
    }

    /** What the clock shows at a moment, as seconds since it showed 1970-01-01T00:00. */
    long shownAt(long second) {
        return second + ahead[neverChanges() ? 0 : changesBy(second)];
    }

    /**
     * The first moment at which the clock shows a time or a later one. So a time that it shows twice counts the first
     * time, and a time that it skips counts as the moment of the skip. A later time never comes earlier.
     */
    long firstShowing(long shown) {
        if (neverChanges()) {
            return shown - ahead[0];
        }
        int i = changesBy(shown - MOST_AHEAD);
        while (true) {
            long since = i == 0 ? Long.MIN_VALUE : changes[i - 1];
            long moment = Math.max(since, shown - ahead[i]);
            if (i == changes.length || moment < changes[i]) {
                return moment;
            }
            i++;
        }
    }

    private int changesBy(long second) {
        int likely = lastFound; // another thread may have set it, so it is checked
        if ((likely == 0 || changes[likely - 1] <= second) && (likely == changes.length || second < changes[likely])) {
            return likely;
        }
        int place = Arrays.binarySearch(changes, second);
        int found = place < 0 ? -1 - place : place + 1;
        lastFound = found;
        return found;
    }
}
