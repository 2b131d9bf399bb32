// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** Makes the watermarks of one split, and tells the generator inside of nothing but {@link BelievedTimes}. */
final class WatermarkGuard<T> implements WatermarkGenerator<T> {

    private final WatermarkGenerator<T> inner;
    private final BelievedTimes times;

    WatermarkGuard(WatermarkGenerator<T> inner, BelievedTimes times) {
        this.inner = inner;
        this.times = times;
    }

    @Override
    public void onEvent(T event, long time, WatermarkOutput output) {
        times.hear(time, believed -> inner.onEvent(event, believed, output));
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        inner.onPeriodicEmit(output);
    }
}
