// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import java.time.Duration;

/**
 * Says when records are forced to the disk, so that they survive if the machine stops. A record that was only handed
 * over may be lost then. If only the process stops, records that the writer has written to the file survive too.
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
     * Every record is on the disk before the call that hands it over returns. Records of several threads are synced
     * together.
     *
     * @param patience how long a call waits for the disk at most; then it throws
     * @return the durability
     */
    public static Durability everyRecord(Duration patience) {
        AuditFaults.requirePositive("patience", patience);
        return new Durability("every record", NEVER, Duration.ZERO, patience);
    }

    /**
     * Records are forced to the disk after every so many of them. At most that many can be lost. The last ones wait
     * until more records come, the log is closed, or {@link AuditLog#sync} is called.
     *
     * @param records how many
     * @return the durability
     */
    public static Durability every(int records) {
        AuditFaults.requireAtLeastOne("durability", records);
        return new Durability("every " + records + " records", records, Duration.ZERO, Duration.ZERO);
    }

    /**
     * Records are forced to the disk after every period of time. Records can be lost that came in one period, and while
     * the disk took the last sync.
     *
     * @param period the period
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
