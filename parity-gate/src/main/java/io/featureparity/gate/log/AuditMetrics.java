// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.log;

import io.featureparity.parity.audit.AuditedLog;
import io.featureparity.parity.report.Verdict;

/**
 * What an audit has found, as the text format of Prometheus: the node exporter shows such a file to the alerts. The names are those that
 * a service has which audits its own log.
 */
public final class AuditMetrics {

    private static final String PREFIX = "feature_parity_audit_";

    private AuditMetrics() {}

    /**
     * Writes it.
     *
     * @param found what the audit has found
     * @return the text
     */
    public static String of(AuditedLog found) {
        String log = label(found.counts().log());
        return line("counter", "compared_records_total", log, found.recomputed())
                + line("counter", "divergent_records_total", log, different(found))
                + line("gauge", "obstacles", log, found.obstacles().size());
    }

    /** What differs may be no observation, but a raw value, or bars from elsewhere: then no record is counted, and one differs all the same. */
    private static long different(AuditedLog found) {
        long records = found.recomputed() - found.equal();
        return found.verdict() == Verdict.DIVERGENCE ? Math.max(1, records) : records;
    }

    private static String line(String kind, String name, String log, long value) {
        return "# TYPE " + PREFIX + name + " " + kind + "\n" + PREFIX + name + "{log=\"" + log + "\"} " + value + "\n";
    }

    /** A value of a label, escaped as the format wants it. */
    private static String label(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
