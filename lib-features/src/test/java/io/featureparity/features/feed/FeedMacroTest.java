// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static io.featureparity.features.feed.Feeds.MINUTE;
import static io.featureparity.features.feed.Feeds.NO_MACRO;
import static io.featureparity.features.feed.Feeds.OPEN;
import static io.featureparity.features.feed.Feeds.bar;
import static io.featureparity.features.feed.Feeds.contract;
import static io.featureparity.features.feed.Feeds.feed;
import static io.featureparity.features.feed.Feeds.series;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.batch.BarColumns;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Which macro values the bars of a feed see, and from which side these come. */
class FeedMacroTest {

    @Test
    void B1_aMacroValueReachesABarOnlyIfItWasAvailableByThen() {
        FeatureContract contract = TestContracts.usdcop();
        MacroSeries macro = series(contract);
        LocalDate day = LocalDate.of(2024, 3, 1);
        macro.add("treasury_10y", day, Instant.ofEpochMilli(OPEN + 1), 4.0);
        MarketFeed feed =
                MarketFeed.of(TestContracts.trained(contract)).macro(macro).build();
        int spread = contract.indexOf("rate_spread");
        feed.accept(bar(OPEN, 4000));
        assertThat(feed.features().raw(spread)).isNaN();
        feed.accept(bar(OPEN + 5 * MINUTE, 4000));
        assertThat(feed.features().raw(spread)).isEqualTo(6.0);
    }

    @Test
    void B1_macroValuesComeFromOneSideOnly() {
        FeatureContract contract = TestContracts.usdcop();
        MarketFeed withSeries = MarketFeed.of(TestContracts.trained(contract))
                .macro(series(contract))
                .build();
        assertThat(refusal(FeatureParityException.class, () -> withSeries.accept(bar(OPEN, 4000), NO_MACRO))
                        .code())
                .isEqualTo(ErrorCode.MACRO_GIVEN_TWICE);
        BarColumns columns = Markets.of(contract, 1, 3);
        assertThat(refusal(FeatureParityException.class, () -> withSeries.replay(columns))
                        .code())
                .isEqualTo(ErrorCode.MACRO_GIVEN_TWICE);
        MarketFeed without = feed(contract, "training");
        assertThat(refusal(FeatureParityException.class, () -> without.accept(bar(OPEN, 4000)))
                        .code())
                .isEqualTo(ErrorCode.MACRO_COLUMN_COUNT);
        assertThat(refusal(FeatureParityException.class, () -> without.peek(bar(OPEN, 4000)))
                        .code())
                .isEqualTo(ErrorCode.MACRO_COLUMN_COUNT);
        assertThat(refusal(FeatureParityException.class, () -> without.accept(OPEN, 1, 1, 1, 1, 1, new double[] {1, 2}))
                        .code())
                .isEqualTo(ErrorCode.MACRO_COLUMN_COUNT);
        MacroSeries ofAnother = MacroSeries.of(contract.macroSources().subList(0, 5), Feeds.calendar(contract));
        FeedBuilder builder = MarketFeed.of(TestContracts.trained(contract));
        assertThat(refusal(FeatureParityException.class, () -> builder.macro(ofAnother)))
                .isNotNull();
    }

    @Test
    void B1_columnsOfAnotherContractAreRefusedAndThoseOfThisOneAreSeen() {
        FeatureContract contract = TestContracts.usdcop();
        FeatureContract swapped = TestContracts.withMacroSwapped();
        MarketFeed feed = feed(contract, "training");
        MacroValues ofOther = MacroValues.absent(List.of("gold"));
        for (Executable call : List.<Executable>of(
                () -> feed.accept(bar(OPEN, 4000), ofOther), () -> feed.peek(bar(OPEN, 4000), ofOther))) {
            assertThat(refusal(FeatureParityException.class, call::execute).code())
                    .isEqualTo(ErrorCode.UNKNOWN_MACRO_COLUMN);
        }
        BarColumns foreign = Markets.of(swapped, 5, 3);
        assertThat(refusal(FeatureParityException.class, () -> feed.replay(foreign))
                        .code())
                .isEqualTo(ErrorCode.MACRO_COLUMN_COUNT);
        assertThat(feed.features().barsSeen()).isZero();

        BarColumns columns = Markets.of(contract, 5, 300);
        feed.replay(columns);
        MarketFeed one = feed(contract, "training");
        double[] macro = new double[columns.macroColumns().size()];
        for (int row = 0; row < columns.size(); row++) {
            for (int column = 0; column < macro.length; column++) {
                macro[column] = columns.macro(column, row);
            }
            FeedDecision decision = one.accept(
                    columns.time(row),
                    columns.open(row),
                    columns.high(row),
                    columns.low(row),
                    columns.close(row),
                    Double.NaN,
                    macro);
            assertThat(decision.isTaken()).isTrue();
        }
        assertThat(feed.snapshot()).isEqualTo(one.snapshot());
    }
}
