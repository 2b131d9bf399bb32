// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

/** Keeps what an engine was before its last bar, so that the bar can be taken back, once. */
final class EngineUndo {

    private final FeatureEngine engine;
    private final double[] before;

    EngineUndo(FeatureEngine engine) {
        this.engine = engine;
        this.before = engine.backup();
    }

    /** Keeps the engine as it is, right before a bar. */
    void keep() {
        engine.save(before);
    }

    /** Puts the engine back to where it was kept; exactly one bar may have been taken in since. */
    void takeBack() {
        engine.takeBack(before);
    }

    int stateLength() {
        return before.length;
    }

    void save(double[] out, int at) {
        System.arraycopy(before, 0, out, at, before.length);
    }

    void restore(double[] in, int at) {
        System.arraycopy(in, at, before, 0, before.length);
    }
}
