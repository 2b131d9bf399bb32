// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request for an audit of a log.
 *
 * @param log the folder of the log
 * @param instrument the only instrument to look at; null for all of them
 * @param contract the contract that every record should have been served under; null to expect none
 * @param stats the statistics that every record should have been served under; null to expect none
 * @param sample which records are compared
 * @param recording whether the findings also hold the values that a report draws
 */
public record AuditRequest(
        Path log,
        @Nullable String instrument,
        @Nullable FeatureContract contract,
        @Nullable NormStats stats,
        KeySample sample,
        boolean recording) {

    /** Checks that nothing is missing. {@inheritDoc} */
    public AuditRequest {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(sample, "sample");
    }

    /**
     * Asks for an audit of a whole log.
     *
     * @param log its folder
     * @return the request
     */
    public static AuditRequest of(Path log) {
        return new AuditRequest(log, null, null, null, KeySample.all(), false);
    }

    /**
     * Asks for one instrument alone.
     *
     * @param name the name of the instrument; null for all instruments
     * @return the request
     */
    public AuditRequest only(@Nullable String name) {
        return new AuditRequest(log, name, contract, stats, sample, recording);
    }

    /**
     * Adds what every record should have been served under.
     *
     * @param asked the contract; null to expect none
     * @param with the statistics; null to expect none
     * @return the request
     */
    public AuditRequest expecting(@Nullable FeatureContract asked, @Nullable NormStats with) {
        return new AuditRequest(log, instrument, asked, with, sample, recording);
    }

    /**
     * Asks for a sample of the records.
     *
     * @param wanted the sample
     * @return the request
     */
    public AuditRequest sampled(KeySample wanted) {
        return new AuditRequest(log, instrument, contract, stats, wanted, recording);
    }

    /** {@return the same request, whose findings also hold the values that a report draws} */
    public AuditRequest forReport() {
        return new AuditRequest(log, instrument, contract, stats, sample, true);
    }
}
