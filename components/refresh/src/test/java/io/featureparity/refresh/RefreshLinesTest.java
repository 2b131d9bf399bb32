// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.main.Host;
import io.featureparity.component.main.StopSignal;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefreshLinesTest {

    @Test
    void eachEventIsALineWithItsTimeAndEachFaultALineOfItsOwn() {
        List<String> lines = new ArrayList<>();
        RefreshListener told = new RefreshLines(
                new Host(Map.of(), () -> Market.BEFORE, () -> 0, lines::add, lines::add, new StopSignal()));
        List<Fault> faults = List.of(new Fault(ErrorCode.STORE_TIMEOUT, "there", "must answer", "a\nb"));
        ToldRefresh.all(told, faults);
        String at = "2000-01-01T00:00:00Z ";
        String fault = "FP-1103 at there: must answer, but was a b";
        assertThat(lines)
                .containsExactly(
                        at + "computes the features of model toy 1, " + Market.KEY,
                        at + "leads, and goes on after position 7",
                        at + "waits: another job leads",
                        at + "computes all bars again: the stored state cannot be read",
                        fault,
                        at + "tries again: a store has failed",
                        fault,
                        at + "goes on",
                        at + "goes on without the online store, which has failed",
                        fault,
                        at + "delivers to the online store again",
                        at + "goes on without the audit log, which cannot be written",
                        fault,
                        at + "writes the audit log again");
    }
}
