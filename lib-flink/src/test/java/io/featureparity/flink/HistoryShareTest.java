// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.util.List;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Of how much of a history a savepoint is written: if too little of it is taken in, none is. */
@SuppressWarnings("try") // an interrupt ends a test
class HistoryShareTest {

    private static ComponentException tooLittle(
            double mostRefused, List<Tuple5<String, Long, Long, Long, String>> counts) throws Exception {
        try (var share = new OneInputStreamOperatorTestHarness<>(new HistoryShare(mostRefused, 7))) {
            share.open();
            for (var count : counts) {
                share.processElement(count, 0);
            }
            return refusal(ComponentException.class, share::endInput);
        }
    }

    private static void assertEnough(double mostRefused, List<Tuple5<String, Long, Long, Long, String>> counts)
            throws Exception {
        try (var share = new OneInputStreamOperatorTestHarness<>(new HistoryShare(mostRefused, 7))) {
            share.open();
            for (var count : counts) {
                share.processElement(count, 0);
            }
            share.endInput();
            assertThat(share.extractOutputValues()).containsExactly(7L);
        }
    }

    @Test
    void aHistoryOfWhichTooMuchIsRefusedFails() throws Exception {
        var good = Tuple5.of("I", 9_900L, 9_900L, 0L, "");
        assertEnough(0.01, List.of(good, Tuple5.of("J", 300L, 201L, 99L, "FP-503 at J")));
        ComponentException more = tooLittle(
                0.01,
                List.of(good, Tuple5.of("K", 100L, 0L, 100L, "FP-7"), Tuple5.of("J", 100L, 98L, 2L, "FP-503 at J")));
        assertThat(more.code()).isEqualTo(ErrorCode.FLINK_HISTORY_REFUSED);
        assertThat(more.faults())
                .extracting(Fault::toString)
                .containsExactly(
                        "FP-1314 at history: must have at most 1.0 % of its bars refused; the first refusal was FP-503"
                                + " at J, but was 102 of 10100",
                        "FP-1314 at history of K: must have at most 50.0 % of its bars refused; the first refusal was"
                                + " FP-7, but was 100 of 100");
        assertEnough(1, List.of(good, Tuple5.of("K", 100L, 0L, 100L, "FP-7")));
    }

    @Test
    void oneInstrumentOfWhichLittleIsTakenIsEnoughToFail() throws Exception {
        var good = Tuple5.of("I", 9_900L, 9_900L, 0L, "");
        assertThat(tooLittle(0.01, List.of(good, Tuple5.of("J", 3L, 1L, 2L, "FP-503 at J"))))
                .hasMessage(
                        "FP-1314 at history of J: must have at most 50.0 % of its bars refused; the first refusal was"
                                + " FP-503 at J, but was 2 of 3");
        assertThat(tooLittle(0.01, List.of(good, Tuple5.of("J", 3L, 0L, 0L, ""))))
                .hasMessage("FP-1314 at history of J: must have a bar that is taken in, but was 0 of 3");
        assertEnough(0.01, List.of(good, Tuple5.of("", 3L, 0L, 3L, "FP-1321 at an empty name")));
    }

    @Test
    void aHistoryThatIsEmptyFails() throws Exception {
        assertThat(tooLittle(1, List.of()))
                .hasMessage("FP-1314 at history: must have bars that are taken in, but was 0 of 0");
    }
}
