// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

/** What properties of records are about: any record of each kind. */
abstract class RecordProperties {

    @Provide
    final Arbitrary<InstrumentBar> bars() {
        return Records.bars();
    }

    @Provide
    final Arbitrary<Publication> publications() {
        return Records.publications();
    }

    @Provide
    final Arbitrary<FeatureVector> vectors() {
        return Records.vectors();
    }
}
