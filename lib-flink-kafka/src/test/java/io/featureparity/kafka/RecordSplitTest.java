// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.flink.record.InstrumentBar;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.types.Either;
import org.junit.jupiter.api.Test;

class RecordSplitTest {

    @Test
    @SuppressWarnings("try") // the harness may be interrupted while it closes
    void recordsGoOnAndTheOthersAside() throws Exception {
        InstrumentBar bar = new InstrumentBar("I", "bars-0", 7, 1, 1, 1, 1, 1);
        RefusedRecord torn = new RefusedRecord("bars-0", 0, "FP-1307", "torn", null, new byte[0], 0);
        try (OneInputStreamOperatorTestHarness<Either<Notice, InstrumentBar>, InstrumentBar> operator =
                new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new RecordSplit<InstrumentBar>()))) {
            operator.open();
            operator.processElement(Either.Right(bar), 7);
            operator.processElement(Either.Left(new Notice(9, null)), 0);
            operator.processElement(Either.Left(new Notice(Long.MIN_VALUE, torn)), 0);

            assertThat(operator.extractOutputValues()).containsExactly(bar);
            assertThat(operator.getSideOutput(RecordSplit.tag()))
                    .singleElement()
                    .satisfies(record -> assertThat(record.getValue())
                            .usingRecursiveComparison()
                            .isEqualTo(torn));
        }
    }
}
