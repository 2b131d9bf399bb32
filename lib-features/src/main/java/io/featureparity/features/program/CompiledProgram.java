// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.List;

/** A compiled program: as many classes as it needs, nearly always one. */
final class CompiledProgram implements Executor {

    private final BarStep[] parts;
    private final int scratchLength;
    private final int sessionDayAt;

    CompiledProgram(List<BarStep> parts, int scratchLength, int sessionDayAt) {
        this.parts = parts.toArray(new BarStep[0]);
        this.scratchLength = scratchLength;
        this.sessionDayAt = sessionDayAt;
    }

    @Override
    public void update(double[] state, double[] scratch, long time, double volume, double[] bar) {
        for (BarStep part : parts) {
            part.update(state, scratch, time, volume, bar);
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
