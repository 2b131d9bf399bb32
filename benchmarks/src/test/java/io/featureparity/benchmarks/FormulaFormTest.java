// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.model.Model;
import io.featureparity.testsupport.allocation.Allocation;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The catalogue as one contract, contracts of many formulas, and what is measured beside them. */
class FormulaFormTest {

    private static final int BARS = 1_000;

    private final TradedBars bars = new TradedBars(CompleteBars.of(SessionMarket.bars(5, BARS + 100), BARS));

    private double[][] raw(FeatureContract contract) {
        return FeatureBatch.of(Model.withoutStatistics(contract)).raw(bars.columns(contract));
    }

    @Test
    void G17_aBarOfTheCatalogueAllocatesNothing() {
        FormulaForm form = FormulaForm.catalogue(bars);
        form.run(BARS);
        Allocation.requireAtMost(40, 0, round -> form.run(BARS));
        assertThat(form.engine().executor()).isEqualTo("compiled");
    }

    @Test
    void G17_aBarOfTwoHundredFormulasAllocatesNothing() {
        FormulaForm form = FormulaForm.ofMany(200, bars);
        form.run(BARS);
        Allocation.requireAtMost(20, 0, round -> form.run(BARS));
        assertThat(form.engine().executor()).isEqualTo("compiled");
    }

    @Test
    void C13_columnsAndSingleBarsOfTheCatalogueAreTheSame() {
        FormulaForm streaming = FormulaForm.catalogue(bars);
        double[][] columns = FormulaForm.catalogue(bars).columns();
        for (int row = 0; row < BARS; row++) {
            streaming.nextBar();
            int at = row;
            assertThat(streaming.engine().raw())
                    .isEqualTo(Arrays.stream(columns)
                            .mapToDouble(column -> column[at])
                            .toArray());
        }
    }

    /** Whatever stands beside it in its contract, a formula gives the same bits. */
    @Test
    void G3_aFormulaAmongTwoHundredGivesWhatItGivesAmongTen() {
        double[][] together = raw(FormulaContracts.of(200));
        assertThat(together).hasNumberOfRows(200);
        assertThat(IntStream.range(0, 200).mapToObj(FormulaContracts::formula)).doesNotHaveDuplicates();
        for (int from = 0; from < 200; from += 10) {
            double[][] apart = raw(FormulaContracts.of(from, from + 10));
            for (int i = 0; i < apart.length; i++) {
                assertThat(together[from + i])
                        .as(FormulaContracts.formula(from + i))
                        .isEqualTo(apart[i]);
                assertThat(apart[i][BARS - 1])
                        .as(FormulaContracts.formula(from + i))
                        .isNotNaN();
            }
        }
    }

    @Test
    void thePeersComputeSomethingAtEveryBar() {
        Ta4jCatalogue ta4j = new Ta4jCatalogue(bars);
        for (int i = 0; i < BARS; i++) {
            assertThat(ta4j.nextBar()).isFinite();
        }
        assertThat(new TaLibCatalogue(bars).columns()).isFinite();
    }
}
