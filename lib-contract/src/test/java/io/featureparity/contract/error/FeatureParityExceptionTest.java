// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureParityExceptionTest {

    private static Fault fault(int index) {
        return new Fault(ErrorCode.UNKNOWN_KEY, "d.json#/" + index, "must not be there", "1");
    }

    @Test
    void oneFaultIsTheMessage() {
        InputException one = new InputException(fault(7));
        assertThat(one).hasMessage("FP-201 at d.json#/7: must not be there, but was 1");
        assertThat(one.code()).isEqualTo(ErrorCode.UNKNOWN_KEY);
        assertThat(one.faults()).containsExactly(fault(7));
    }

    @Test
    void severalFaultsAreListed() {
        assertThat(new DocumentException(List.of(fault(1), fault(2))))
                .hasMessage("2 faults:\n  " + fault(1) + "\n  " + fault(2));
    }

    @Test
    void veryManyFaultsAreAllKeptAndTheMessageStaysReadable() {
        List<Fault> faults = IntStream.range(0, 250)
                .mapToObj(FeatureParityExceptionTest::fault)
                .toList();
        DocumentException many = new DocumentException(faults);
        assertThat(many.faults()).isEqualTo(faults);
        assertThat(many.getMessage()).startsWith("250 faults:\n").endsWith(fault(99) + "\n  and 150 more");
    }

    @Test
    void aHundredFaultsAreAllListed() {
        List<Fault> faults = IntStream.range(0, 100)
                .mapToObj(FeatureParityExceptionTest::fault)
                .toList();
        assertThat(new DocumentException(faults).getMessage())
                .startsWith("100 faults:\n")
                .endsWith("\n  " + fault(99));
    }

    @Test
    void D4_whoeverIsNotReadySaysHowManyBarsAreMissing() {
        assertThat(new NotReadyException(fault(1), 3).missingBars()).isEqualTo(3);
    }

    @Test
    void noFaultIsNoException() {
        List<Fault> none = List.of();
        assertThatThrownBy(() -> new InputException(none)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLongValueIsCut() {
        Fault fault = new Fault(ErrorCode.WRONG_TYPE, "here", "must be short", "x".repeat(1_000));
        assertThat(fault.value()).isEqualTo("x".repeat(120) + "... (1000 characters)");
        Fault whole = new Fault(ErrorCode.WRONG_TYPE, "here", "must be short", "x".repeat(120));
        assertThat(whole.value()).isEqualTo("x".repeat(120));
    }
}
