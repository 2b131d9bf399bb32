// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.featureparity.contract.AgentState;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The primitive entry points allocate nothing, whatever the market does: the thread's own counter says so. */
class AllocationTest {

    private static final int BARS = 1_000_000;
    private static final long WEEK = 7L * 24 * 3600 * 1000;

    private final FeatureContract contract = TestContracts.everyCalculation();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** One round over a market that holds every kind of bar; later rounds are the same a week later. */
    private static final class Round {
        private final BarColumns bars;
        private final double[] macro;
        private final double[] raw;
        private final float[] observation;
        private final BarBuffer buffer;
        private double[] undo = {};
        private final AgentState state = AgentState.withClock(0.5, 0.25);

        private Round(FeatureContract contract, int length) {
            bars = Markets.of(contract, 42, length);
            macro = new double[bars.macroColumns().size()];
            raw = new double[contract.marketFeatures().size()];
            observation = new float[contract.size()];
            buffer = BarBuffer.of(contract.macroColumns());
        }

        private void run(FeatureEngine engine, long shift) {
            if (undo.length == 0) {
                undo = new double[engine.undoLength()];
            }
            for (int row = 0; row < bars.size(); row++) {
                long time = bars.time(row) + shift;
                Markets.copyMacro(bars, row, macro);
                engine.peek(time, bars.open(row), bars.high(row), bars.low(row), bars.close(row), macro, raw);
                engine.update(time, bars.open(row), bars.high(row), bars.low(row), bars.close(row), macro);
                engine.keepUndo(undo, 0);
                bars.read(row, buffer);
                buffer.set(time + 1, bars.open(row), bars.high(row), bars.low(row), bars.close(row), 1);
                engine.update(buffer);
                engine.undo(undo, 0);
                engine.raw(raw);
                engine.normalized(observation);
                engine.observe(0.5, time, observation);
                engine.observeWithClock(0.5, 0.25, observation);
                engine.observe(state, observation);
            }
            engine.advance(bars.time(bars.size() - 1) + shift + 1);
        }
    }

    @Test
    void aMillionBarsAllocateNothing() {
        FeatureEngine engine = FeatureEngine.of(Model.of(contract, TestContracts.stats(contract)), BadPrices.ABSENT);
        Round round = new Round(contract, 10_000);
        long span = round.bars.time(round.bars.size() - 1) - round.bars.time(0) + WEEK;
        for (int i = 0; i < 14; i++) {
            engine.advance(i); // the warm-up, so that every bar can be observed
        }
        int rounds = BARS / round.bars.size();
        round.run(engine, 0);
        long[] allocated = new long[rounds];
        for (int i = 1; i <= rounds; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            round.run(engine, i * span);
            allocated[i - 1] = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(engine.barsSeen()).isGreaterThan(BARS);
        // Every round is the first one again, so what the code allocates anywhere it allocates in each. The early
        // rounds
        // hold what the compiler's change-over puts into this thread, a few hundred bytes now and then.
        assertThat(Arrays.stream(allocated).boxed())
                .filteredOn(bytes -> bytes == 0)
                .hasSizeGreaterThan(rounds / 2);
    }

    /** What a batch keeps to put the engine back is kept for the next call too; a call itself may cost a few bytes. */
    @Test
    void aBatchOfAHundredBarsAllocatesLessThanAByteForEach() {
        int calls = 200;
        int length = 100;
        BarColumns market = Markets.of(contract, 43, calls * length);
        BarColumns[] pieces = new BarColumns[calls];
        Arrays.setAll(pieces, i -> market.rows(i * length, (i + 1) * length));
        FeatureBatch batch =
                new FeatureBatch(FeatureEngine.of(Model.of(contract, TestContracts.stats(contract)), BadPrices.ABSENT));
        double[] position = new double[length];
        float[] out = new float[length * contract.size()];
        long[] allocated = new long[calls];
        for (int i = 0; i < calls; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            batch.observations(pieces[i], position, out);
            allocated[i] = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(Arrays.stream(allocated).boxed())
                .filteredOn(bytes -> bytes < length)
                .hasSizeGreaterThan(calls / 2);
    }

    @Test
    void theCounterCounts() {
        long before = threads.getCurrentThreadAllocatedBytes();
        double[] allocated = new double[1_000];
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isGreaterThanOrEqualTo(8L * allocated.length);
    }

    @Test
    void tenThousandEnginesFitInFortyMebibytes() {
        FeatureContract usdcop = TestContracts.usdcop();
        NormStats stats = TestContracts.trainingStats();
        Model model = Model.of(usdcop, stats); // what all engines share is there before
        FeatureEngine[] engines = new FeatureEngine[10_000];
        double[] macro = {1, 2, 3, 4, 5, 6};
        double[] raw = new double[usdcop.marketFeatures().size()];

        long before = usedHeap();
        for (int i = 0; i < engines.length; i++) {
            engines[i] = FeatureEngine.of(model);
            engines[i].update(0, 2, 3, 1, 2, macro);
            engines[i].peek(1, 2, 3, 1, 2, macro, raw); // an engine that peeks is the larger one
        }
        long used = usedHeap() - before;

        assertThat(engines).allMatch(engine -> engine.barsSeen() == 1);
        assertThat(used).isLessThanOrEqualTo(engines.length * 4096L);
    }

    private static long usedHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
