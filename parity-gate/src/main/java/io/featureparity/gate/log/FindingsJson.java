// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.log;

import io.featureparity.audit.AuditFindings;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.json.JsonDocument;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;

/** What a check of a log has found, as JSON for programs. */
public final class FindingsJson {

    private FindingsJson() {}

    /**
     * Writes it.
     *
     * @param log the folder of the log
     * @param findings what was found
     * @param checkpoints whether there were checkpoints to compare
     */
    public static String of(Path log, AuditFindings findings, boolean checkpoints) {
        StringJoiner faults = new StringJoiner(",", "[", "]").setEmptyValue("[]");
        findings.faults().forEach(fault -> faults.add("\n    " + fault(fault)));
        StringJoiner lines = new StringJoiner(",\n", "{\n", "\n}\n");
        lines.add("  \"format\": 1");
        lines.add("  \"log\": " + JsonDocument.quote(log.toString()));
        lines.add("  \"sound\": " + findings.isSound());
        lines.add("  \"ending\": " + JsonDocument.quote(findings.ending().name().toLowerCase(Locale.ROOT)));
        lines.add("  \"segments\": " + findings.segments());
        lines.add("  \"records\": " + findings.records());
        lines.add("  \"served\": " + findings.served());
        lines.add("  \"dropped\": " + findings.dropped());
        lines.add("  \"checkpoints\": " + (checkpoints ? checkpoints(findings) : "null"));
        lines.add("  \"faults\": " + faults);
        lines.add("  \"more_faults\": " + findings.moreFaults());
        return lines.toString();
    }

    private static String checkpoints(AuditFindings findings) {
        return "{\"compared\": " + findings.comparedCheckpoints() + ", \"proven_records\": " + findings.provenRecords()
                + "}";
    }

    private static String fault(Fault fault) {
        return "{\"code\": " + JsonDocument.quote(fault.code().id()) + ", \"place\": "
                + JsonDocument.quote(fault.where()) + ", \"rule\": " + JsonDocument.quote(fault.rule())
                + ", \"value\": " + JsonDocument.quote(fault.value()) + "}";
    }
}
