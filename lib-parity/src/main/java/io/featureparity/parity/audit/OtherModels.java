// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.parity.coverage.OneSided;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what was served under another contract, or with other statistics, than somebody says it should have been. */
final class OtherModels {

    private final Expected contract;
    private final Expected stats;

    OtherModels(AuditRequest request) {
        contract = new Expected(
                ErrorCode.AUDIT_OTHER_CONTRACT,
                "contract",
                request.contract() == null ? null : request.contract().hash());
        stats = new Expected(
                ErrorCode.AUDIT_OTHER_STATISTICS,
                "statistics",
                request.stats() == null ? null : request.stats().hash());
    }

    private static final class Expected {
        private final ErrorCode code;
        private final String document;
        private final @Nullable String hash;
        private final Missing others = new Missing();
        private String first = "";

        private Expected(ErrorCode code, String document, @Nullable String hash) {
            this.code = code;
            this.document = document;
            this.hash = hash;
        }

        private void look(String actual, long time) {
            if (hash != null && !hash.equals(actual)) {
                first = first.isEmpty() ? actual : first;
                others.add(time);
            }
        }

        private void addFault(Place log, List<Fault> faults) {
            OneSided those = others.result();
            if (those.rows() > 0) {
                faults.add(new Fault(
                        code, log, "must have been served with the " + document + " " + hash, first + ", " + those));
            }
        }
    }

    /** Looks at a served vector. */
    void look(SegmentHeader of, long time) {
        contract.look(of.contractHash(), time);
        stats.look(of.statsHash(), time);
    }

    /** {@return a fault for each of the two that is another one} */
    List<Fault> faults(Place log) {
        List<Fault> faults = new ArrayList<>();
        contract.addFault(log, faults);
        stats.addFault(log, faults);
        return faults;
    }
}
