// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which faults say that something is not what the model was trained with. */
class FaultTallyTest {

    private static final Set<String> MISMATCHES = Set.of(
            // the manifest and the statistics beside it
            "FP-401",
            "FP-402",
            "FP-403",
            "FP-404",
            "FP-405",
            "FP-922",
            "FP-954",
            "FP-955",
            // a snapshot of another contract or other statistics
            "FP-605",
            "FP-606",
            // an audit log
            "FP-1030",
            "FP-1031",
            "FP-1032",
            // the registry, the model's file, and stores
            "FP-1114",
            "FP-1212",
            "FP-1214",
            "FP-1226");

    @Test
    void eachOfThemCountsAndNoOtherFaultDoes() {
        for (ErrorCode code : ErrorCode.values()) {
            FaultTally tally = new FaultTally();
            Fault fault = new Fault(code, "test", "must be the same", "another");
            tally.add(List.of(fault, fault));
            assertThat(tally.mismatches()).as(code.id()).isEqualTo(MISMATCHES.contains(code.id()) ? 2 : 0);
        }
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::id)).containsAll(MISMATCHES);
    }
}
