// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

import java.util.ArrayList;
import java.util.List;

/** What was read of some bytes: a record, or the time of a heartbeat. */
final class Taken<T> implements Received<T> {

    private final List<Object> all = new ArrayList<>();

    static <T> Object of(RecordFormat<T> format, byte[] bytes) {
        Taken<T> taken = new Taken<>();
        format.read(bytes, Records.SPLIT, taken);
        if (taken.all.size() != 1) {
            throw new AssertionError("not one record but " + taken.all);
        }
        return taken.all.get(0);
    }

    @Override
    public void record(T record) {
        all.add(record);
    }

    @Override
    public void heartbeat(long time) {
        all.add(time);
    }
}
