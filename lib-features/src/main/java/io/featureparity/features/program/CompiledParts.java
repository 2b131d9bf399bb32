// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.List;

/** A compiled program of more than one class. */
final class CompiledParts implements Executor {

    private final Executor[] parts;

    CompiledParts(List<Executor> parts) {
        this.parts = parts.toArray(new Executor[0]);
    }

    @Override
    public void update(double[] state, double[] scratch, long time, double volume, double[] bar) {
        for (Executor part : parts) {
            part.update(state, scratch, time, volume, bar);
        }
    }

    @Override
    public int scratchLength() {
        return parts[0].scratchLength();
    }

    @Override
    public int sessionDayAt() {
        return parts[0].sessionDayAt();
    }

    @Override
    public String name() {
        return parts[0].name();
    }
}
