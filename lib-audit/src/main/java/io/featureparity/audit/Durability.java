// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import java.time.Duration;

/**
 * When records are on the disk, so that they survive if the machine stops. A record that was only handed over may be
 * lost then. If only the process stops, records that the writer has written to the file survive too.
 *
 * <p>{@link AuditCounts#durable()} says how many records are on the disk.
 */
public final class Durability {

    private static final int NEVER = Integer.MAX_VALUE;

    private final String words;
    private final int records;
    private final Duration period;
    private final Duration patience;

    private Durability(String words, int records, Duration period, Duration patience) {
        this.words = words;
        this.records = records;
        this.period = period;
        this.patience = patience;
    }

    /**
     * Every record is on the disk before the call that serves returns. Records of several threads are synced together.
     *
     * @param patience how long a call waits for that at most; then it throws
     * @return the durability
     */
    public static Durability everyRecord(Duration patience) {
        AuditFaults.requirePositive("patience", patience);
        return new Durability("every record", NEVER, Duration.ZERO, patience);
    }

    /**
     * After every so many records. At most as many can be lost, and the last ones wait until others come, or the log is
     * closed or {@linkplain AuditLog#sync asked}.
     *
     * @param records how many
     * @return the durability
     */
    public static Durability every(int records) {
        AuditFaults.requireAtLeastOne("durability", records);
        return new Durability("every " + records + " records", records, Duration.ZERO, Duration.ZERO);
    }

    /**
     * After every so much time. What can be lost is what came in that time, and while the disk took the last sync.
     *
     * @param period the time
     * @return the durability
     */
    public static Durability every(Duration period) {
        AuditFaults.requirePositive("durability", period);
        return new Durability("every " + period, NEVER, period, Duration.ZERO);
    }

    boolean isDue(long unsynced) {
        return unsynced >= records;
    }

    boolean syncsEachPass() {
        return records == NEVER;
    }

    boolean isPeriodic() {
        return !period.isZero();
    }

    Duration period() {
        return period;
    }

    boolean waits() {
        return !patience.isZero();
    }

    Duration patience() {
        return patience;
    }

    @Override
    public String toString() {
        return words;
    }
}
