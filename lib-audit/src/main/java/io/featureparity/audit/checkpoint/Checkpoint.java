// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.checkpoint;

import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Says how far a log had come, and the hash of its records up to there.
 *
 * @param logName the name of the log
 * @param records how many records it had
 * @param head the hash of the last of them in the chain, 64 hex digits
 */
public record Checkpoint(String logName, long records, String head) {

    private static final int LINES = 3;
    private static final int HASH = 32;

    /** {@return the text that is signed: the three lines of a C2SP checkpoint} */
    public String text() {
        return logName + "\n" + records + "\n"
                + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(head)) + "\n";
    }

    static Checkpoint parse(Place place, String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() >= LINES
                && lines.get(1).matches("0|[1-9][0-9]{0,17}")
                && !lines.get(0).isEmpty()) {
            try {
                byte[] head = Base64.getDecoder().decode(lines.get(2));
                if (head.length == HASH) {
                    return new Checkpoint(
                            lines.get(0),
                            Long.parseLong(lines.get(1)),
                            HexFormat.of().formatHex(head));
                }
            } catch (IllegalArgumentException notBase64) {
                // the same fault
            }
        }
        throw new AuditLogException(new Fault(
                ErrorCode.AUDIT_NOTE,
                place,
                "must begin with three lines: the log's name, how many records, and the hash of the last in Base64",
                text));
    }
}
