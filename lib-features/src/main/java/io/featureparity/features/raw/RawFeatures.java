// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.raw;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.Price;
import io.featureparity.contract.SessionClock;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.contract.formula.FormulaNames;
import io.featureparity.features.program.Block;
import io.featureparity.features.program.BlockProgram;
import io.featureparity.features.program.Executor;
import io.featureparity.features.program.PlacedProgram;
import io.featureparity.features.state.LongInState;
import io.featureparity.features.state.StateLayout;
import io.featureparity.features.state.StateShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A list of calculations with their input columns resolved. Make it once and share it among all {@link RawEngine}s that
 * compute it. It holds the compiled program and the layout of its state, but no state itself.
 *
 * <p>Immutable and thread-safe.
 */
public final class RawFeatures {

    private final List<String> macroColumns;
    private final List<NamedCalculation> calculations;
    private final SessionClock clock;
    private final PlacedProgram program;
    private final Executor executor;
    private final boolean compiled;

    /** What computes blocks of bars; made at the first use, since not every engine takes bars in blocks. */
    private @Nullable BlockProgram blocks;

    private final int sessionDayAt;

    // The places of what an engine itself remembers: behind the values, which come first, and before those of its
    // program.
    final int barsAt;
    final int lastTimeAt;
    final int takenAsAbsentAt;
    final int outsideHighLowAt;
    private final StateShape shape;

    private RawFeatures(
            List<String> macroColumns, List<NamedCalculation> calculations, SessionClock clock, boolean compiled) {
        this.macroColumns = macroColumns;
        this.calculations = calculations;
        this.clock = clock;
        StateLayout layout = new StateLayout();
        layout.numbers(Double.NaN, calculations.size());
        barsAt = layout.wholeLong();
        lastTimeAt = layout.wholeLong();
        takenAsAbsentAt = layout.wholeLong();
        outsideHighLowAt = layout.wholeLong();
        program = Expansion.program(calculations, macroColumns).place(layout, firstPlaces(calculations.size()));
        shape = layout.shape();
        this.compiled = compiled;
        executor = compiled ? program.executor(shape.length()) : program.interpreter(shape.length());
        sessionDayAt = executor.sessionDayAt();
    }

    private static int[] firstPlaces(int count) {
        return IntStream.range(0, count).toArray();
    }

    /**
     * Wires calculations. Those that compare days use days in UTC.
     *
     * @param macroColumns the macro columns that bars come with, in their order
     * @param calculations what is computed, in the order in which the values are given
     * @return the calculations, wired
     * @throws InputException if a calculation reads a column that is neither a price nor among the macro columns, with all
     *     such faults
     */
    public static RawFeatures of(List<String> macroColumns, List<NamedCalculation> calculations) {
        return of(macroColumns, calculations, SessionClock.ofUtcDays());
    }

    /**
     * Wires calculations.
     *
     * @param macroColumns the macro columns that bars come with, in their order
     * @param calculations what is computed, in the order in which the values are given
     * @param clock counts the days, for calculations that compare them
     * @return the calculations, wired
     * @throws InputException if a calculation reads a column that is neither a price nor among the macro columns, with all
     *     such faults
     */
    public static RawFeatures of(List<String> macroColumns, List<NamedCalculation> calculations, SessionClock clock) {
        List<Fault> faults = new ArrayList<>();
        for (NamedCalculation named : calculations) {
            for (String input : named.inputs()) {
                boolean volume = input.equals(FormulaNames.VOLUME) && named.calculation() instanceof Formula;
                if (!volume && !Price.columns().contains(input) && !macroColumns.contains(input)) {
                    faults.add(new Fault(
                            ErrorCode.INPUTS_DO_NOT_FIT,
                            Place.named(named.name()).part("inputs"),
                            "must be one of " + Price.columns() + " or " + macroColumns,
                            input));
                }
            }
            if (named.inputs().isEmpty() && !(named.calculation() instanceof Formula)) {
                Place place = Place.named(named.name()).part("inputs");
                faults.add(new Fault(ErrorCode.INPUTS_DO_NOT_FIT, place, "must name a column", "none"));
            }
        }
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        return new RawFeatures(List.copyOf(macroColumns), List.copyOf(calculations), clock, true);
    }

    /**
     * Wires the market features of a contract.
     *
     * @param contract the contract
     * @return its market features, wired
     */
    public static RawFeatures of(FeatureContract contract) {
        return of(
                contract.macroColumns(),
                contract.marketFeatures().stream().map(NamedCalculation::of).toList(),
                contract.session().clock());
    }

    /** {@return what is computed, in the order in which the values are given} */
    public List<NamedCalculation> calculations() {
        return calculations;
    }

    /** {@return the names of the values, in their order} */
    public List<String> names() {
        return calculations.stream().map(NamedCalculation::name).toList();
    }

    /** {@return how many values there are at each bar} */
    public int size() {
        return calculations.size();
    }

    /** {@return the macro columns that bars come with, in their order} */
    public List<String> macroColumns() {
        return macroColumns;
    }

    Executor program() {
        return executor;
    }

    /** What computes blocks of bars. */
    synchronized BlockProgram blocks() {
        BlockProgram made = blocks;
        if (made == null) {
            made = compiled ? program.blocks(shape.length()) : program.interpretedBlocks(shape.length());
            blocks = made;
        }
        return made;
    }

    /** Puts what only this knows into a block, before it is computed. */
    void prepare(Block block, int count) {
        if (sessionDayAt >= 0) {
            for (int row = 0; row < count; row++) {
                block.sessionDay()[row] = clock.dayOf(block.time()[row]);
            }
        }
    }

    /** Puts what only this knows into the scratch array, before a bar is computed. */
    void prepare(double[] scratch, long time) {
        if (sessionDayAt >= 0) {
            scratch[sessionDayAt] = clock.dayOf(time);
        }
    }

    /** {@return the same calculations, computed by the interpreter} */
    public RawFeatures interpreted() {
        return new RawFeatures(macroColumns, calculations, clock, false);
    }

    /** {@return how the values are computed: {@code compiled} or {@code interpreter}; both give the same bits} */
    public String executor() {
        return executor.name();
    }

    /** What an engine remembers: its counters, the last bar's values, and the state of the program, in one array. */
    StateShape shape() {
        return shape;
    }

    /** Refuses a state that no engine of these calculations can be in. */
    void requirePossible(double[] state) {
        if (state.length != shape.length()) {
            throw new IllegalArgumentException(
                    "a state of " + state.length + " doubles, where it takes " + shape.length());
        }
        shape.requirePossible(state);
        requireCount(state, barsAt, Long.MAX_VALUE);
        requireCount(state, takenAsAbsentAt, LongInState.get(state, barsAt));
        requireCount(state, outsideHighLowAt, LongInState.get(state, barsAt));
    }

    private static void requireCount(double[] state, int at, long most) {
        long count = LongInState.get(state, at);
        if (count < 0 || count > most) {
            throw new SnapshotException(new Fault(
                    ErrorCode.SNAPSHOT_STATE,
                    Place.named("state").part("counter " + at),
                    "must be from 0 to " + most,
                    Long.toString(count)));
        }
    }

    /** {@return what is computed, by name} */
    @Override
    public String toString() {
        return "raw features " + names();
    }
}
