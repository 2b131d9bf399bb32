// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** The figures that are looked at before and after a change: each a cost of ours in relation to another one. */
enum QuickFigure {
    ENGINE_TO_FUSED("one bar, to everything fused into one class") {
        @Override
        Duel duel() {
            Bars bars = market();
            return between(new EngineForm(Contracts.usdcop(), bars), new FusedForm(bars));
        }
    },
    BATCH_TO_STREAMING("a bar in a batch, to a bar alone") {
        @Override
        Duel duel() {
            Bars bars = market();
            Work streaming = new EngineForm(Contracts.usdcop(), bars);
            return between(
                    new BatchForm(Contracts.usdcop(), bars),
                    operations -> streaming.run(operations * BatchForm.BARS_OF_BATCH));
        }
    },
    BATCH_TO_FUSED("a bar in a batch, to everything fused into one class") {
        @Override
        Duel duel() {
            Bars bars = market();
            Work fused = new FusedForm(bars);
            return between(
                    new BatchForm(Contracts.usdcop(), bars),
                    operations -> fused.run(operations * BatchForm.BARS_OF_BATCH));
        }
    },
    PEEK_TO_STREAMING("a forming bar, to one taken in") {
        @Override
        Duel duel() {
            Bars bars = market();
            EngineForm peeking = new EngineForm(Contracts.usdcop(), bars);
            return between(operations -> peek(peeking, operations), new EngineForm(Contracts.usdcop(), bars));
        }
    },
    INSTRUMENTS_1024_TO_1("one bar of 1,024 instruments in turn, to one instrument's") {
        @Override
        Duel duel() {
            return instruments(1024);
        }
    },
    INSTRUMENTS_8192_TO_1("one bar of 8,192 instruments in turn, to one instrument's") {
        @Override
        Duel duel() {
            return instruments(8192);
        }
    },
    ALIGNMENT_TO_STREAMING("the macro values that a bar sees, to the bar") {
        @Override
        Duel duel() {
            return between(new AlignmentForm(FusedBenchmark.BARS), new EngineForm(Contracts.usdcop(), market()));
        }
    },
    RSI_TO_TA_LIB("RSI over columns, to TA-Lib") {
        @Override
        Duel duel() {
            return toTaLib(IndicatorForm::rsi, TaLibForm::rsi);
        }
    },
    ATR_TO_TA_LIB("ATR over columns, to TA-Lib") {
        @Override
        Duel duel() {
            return toTaLib(IndicatorForm::atrPercent, TaLibForm::atr);
        }
    },
    ADX_TO_TA_LIB("ADX over columns, to TA-Lib") {
        @Override
        Duel duel() {
            return toTaLib(IndicatorForm::adx, TaLibForm::adx);
        }
    },
    ENGINE_TO_TA_LIB_OF_LAST_100("one bar with all features, to TA-Lib's RSI from the last 100 bars") {
        @Override
        Duel duel() {
            TaLibForm taLib = new TaLibForm(CompleteBars.make());
            return between(new EngineForm(Contracts.usdcop(), market()), operations -> {
                double sum = 0;
                for (int i = 0; i < operations; i++) {
                    sum += taLib.rsiOfLast();
                }
                return sum;
            });
        }
    },
    ENGINE_TO_TA4J("one bar with all features, to one bar of ta4j's RSI") {
        @Override
        Duel duel() {
            return between(
                    new EngineForm(Contracts.usdcop(), market()), new Ta4jForm(Ta4jForm.Kind.RSI, CompleteBars.make()));
        }
    },
    CATALOGUE_TO_TA4J("one bar of the catalogue's 22 formulas, to one bar of those that ta4j has") {
        @Override
        Duel duel() {
            TradedBars bars = TradedBars.make();
            return between(FormulaForm.catalogue(bars), new Ta4jCatalogue(bars));
        }
    },
    CATALOGUE_TO_TA_LIB("the catalogue's 22 formulas over columns, to those that TA-Lib has") {
        @Override
        Duel duel() {
            TradedBars bars = TradedBars.make();
            FormulaForm ours = FormulaForm.catalogue(bars);
            return between(columns(() -> ours.columns()[0]), new TaLibCatalogue(bars));
        }
    },
    FORMULAS_200_TO_20("a formula of a contract of 200, to one of a contract of 20") {
        @Override
        Duel duel() {
            TradedBars bars = TradedBars.make();
            Work few = FormulaForm.ofMany(20, bars);
            return between(FormulaForm.ofMany(200, bars), operations -> few.run(10 * operations));
        }
    };

    private static final int RUN_MILLIS = 20;

    private final String what;

    QuickFigure(String what) {
        this.what = what;
    }

    abstract Duel duel();

    /** {@return what is compared, in words} */
    String what() {
        return what;
    }

    /** {@return the name as it stands in the baseline} */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Bars market() {
        return SessionMarket.bars(FusedBenchmark.SEED, FusedBenchmark.BARS);
    }

    private static Duel between(Work ours, Work other) {
        return new Duel(ours, other, RUN_MILLIS);
    }

    private static Duel instruments(int count) {
        Bars bars = market();
        return between(new InstrumentsForm(count, bars), new InstrumentsForm(1, bars));
    }

    private static Duel toTaLib(Function<IndicatorForm, double[]> column, Function<TaLibForm, double[]> peersColumn) {
        CompleteBars bars = CompleteBars.make();
        IndicatorForm ours = new IndicatorForm(bars);
        TaLibForm taLib = new TaLibForm(bars);
        return between(columns(() -> column.apply(ours)), columns(() -> peersColumn.apply(taLib)));
    }

    private static double peek(EngineForm form, int operations) {
        double sum = 0;
        for (int i = 0; i < operations; i++) {
            sum += form.peek()[0];
        }
        return sum;
    }

    private static Work columns(Supplier<double[]> column) {
        return operations -> {
            double sum = 0;
            for (int i = 0; i < operations; i++) {
                sum += column.get()[CompleteBars.LENGTH / 2];
            }
            return sum;
        };
    }
}
