// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.List;

/** A compiled program: as many classes as it needs, nearly always one. */
final class CompiledProgram implements Executor {

    private final BarStep first;
    private final BarStep[] others;
    private final int scratchLength;
    private final int sessionDayAt;

    CompiledProgram(List<BarStep> parts, int scratchLength, int sessionDayAt) {
        first = parts.get(0);
        others = parts.subList(1, parts.size()).toArray(new BarStep[0]);
        this.scratchLength = scratchLength;
        this.sessionDayAt = sessionDayAt;
    }

    @Override
    public void update(double[] state, double[] scratch, long time, double volume, double[] bar) {
        first.update(state, scratch, time, volume, bar);
        for (BarStep other : others) {
            other.update(state, scratch, time, volume, bar);
        }
    }

    @Override
    public int scratchLength() {
        return scratchLength;
    }

    @Override
    public int sessionDayAt() {
        return sessionDayAt;
    }

    @Override
    public String name() {
        return "compiled";
    }
}
