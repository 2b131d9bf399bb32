// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import static io.featureparity.backtest.Desk.OUT;
import static io.featureparity.backtest.Desk.WARM_UP;
import static io.featureparity.backtest.Desk.time;
import static io.featureparity.backtest.Desk.usual;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedBacktestTest {

    @TempDir
    private Path folder;

    // ---- what is refused

    private static ErrorCode code(Desk desk, BacktestRequest request) {
        return refusal(ComponentException.class, () -> desk.run(request, desk.answering(OUT)))
                .code();
    }

    @Test
    void aRangeWithoutBarsIsRefused() {
        Desk desk = new Desk(folder);
        assertThat(code(desk, usual(0, 10))).isEqualTo(ErrorCode.BACKTEST_NO_BARS);
        desk.warmUp().bar(14, 4000, 4000);
        assertThat(code(desk, usual(20, 30))).isEqualTo(ErrorCode.BACKTEST_NO_BARS);
        Instant night = Instant.parse("2024-03-05T02:00:00Z");
        desk.bar(new Bar(night, 1, 1, 1, 1, 1));
        assertThat(refusal(ComponentException.class, () -> desk.run(usual(15, 200), desk.answering(OUT))))
                .hasMessage("FP-1231 at bars of USD/COP from " + time(15) + " to " + time(200)
                        + ": must hold one that the feed takes in, but was 0 taken in of 1 in the range; 15 taken in before"
                        + " it, 16 read");
    }

    @Test
    void aRangeThatIsAllWarmUpIsRefused() {
        Desk desk = new Desk(folder).warmUp().bar(14, 4000, 4000);
        assertThat(refusal(ComponentException.class, () -> desk.run(usual(2, 9), desk.answering(OUT))))
                .hasMessage("FP-1232 at bars of USD/COP from " + time(2) + " to " + time(9)
                        + ": must hold one after the warm-up of 14 bars, but was 7 bars taken in, all in the warm-up");
        BacktestResult partly = desk.run(usual(0, 15), desk.answering(OUT));
        assertThat(partly.stream().count())
                .isEqualTo(1 + WARM_UP - partly.bars().warmingUp());
        assertThat(partly.remarks())
                .contains("The model was not asked at the first "
                        + partly.bars().warmingUp() + " bars of the range: they belong to the warm-up.");
    }

    @Test
    void anAnswerThatIsNoNumberIsRefusedWithItsBar() {
        Desk desk = new Desk(folder).warmUp().bar(14, 4000, 4000).bar(15, 4000, 4000);
        assertThat(refusal(ComponentException.class, () -> desk.run(usual(14, 16), desk.answering(OUT, Double.NaN))))
                .hasMessage("FP-1210 at output of the model at bar " + time(15) + ": must be a number, but was NaN");
    }

    @Test
    void aModelOfAnotherSizeIsRefused() {
        Desk desk = new Desk(folder).warmUp();
        assertThat(refusal(ComponentException.class, () -> desk.run(usual(14, 16), Desk.model(14, observation -> 0)))
                        .code())
                .isEqualTo(ErrorCode.COMPONENT_MODEL_SHAPE);
    }
}
