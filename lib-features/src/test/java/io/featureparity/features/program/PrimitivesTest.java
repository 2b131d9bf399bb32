// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import static io.featureparity.testsupport.series.Run.NAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.series.Alone;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every primitive that has a state keeps the rules of all calculations. */
class PrimitivesTest extends CalculatorRules {

    /** Growing sums and counts are taken times 0: a rule asks that a constant leads to a constant. */
    private static final List<String> FORMULAS = List.of(
            "shift(close)",
            "shift(close, 3)",
            "diff(close, 2)",
            "pct_change(close, 2)",
            "ffill(close, limit=20)",
            "rolling_sum(close, 4)",
            "rolling_mean(close, 4, min_periods=2)",
            "rolling_var(close, 4)",
            "rolling_std(close, 4, ddof=0)",
            "rolling_min(close, 4)",
            "rolling_max(close, 4, min_periods=1)",
            "rolling_median(close, 5)",
            "rolling_count(close, 4) + close",
            "ewm_mean(close, span=5)",
            "ewm_mean(close, alpha=1/9, adjust=False)",
            "ewm_var(close, span=5)",
            "ewm_std(close, com=2, adjust=False, ignore_na=True)",
            "cumsum(close) * 0",
            "cummax(close)",
            "cummin(close)",
            "day_sum(close) * 0",
            "day_max(close)",
            "day_min(close)",
            "day_first(close)",
            "day_count(close) * 0 + close");

    private static final List<Kind> KINDS =
            FORMULAS.stream().map(text -> Alone.kind(text, NAN)).toList();

    @Override
    protected List<Kind> kinds() {
        return KINDS;
    }

    @Test
    void C13_everyPrimitiveWithAStateIsHeldToTheRules() {
        Set<Op> held = EnumSet.noneOf(Op.class);
        for (String text : FORMULAS) {
            TestProgram.of(text).program.nodes().forEach(node -> held.add(node.op()));
        }
        Set<Op> withState = EnumSet.noneOf(Op.class);
        Arrays.stream(Op.values()).filter(op -> op.arguments().startsWith("s")).forEach(withState::add);
        assertThat(withState).hasSizeGreaterThan(20).isSubsetOf(held);
    }
}
