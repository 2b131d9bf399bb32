// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.checkpoint.CheckpointPlace;
import io.featureparity.audit.checkpoint.CheckpointSigner;
import io.featureparity.audit.record.RecordLayout;
import io.featureparity.contract.FeatureContract;
import io.featureparity.features.model.Model;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All that is chosen before a log is opened.
 *
 * @param name the name of the log
 * @param model what is served
 * @param wallClock the caller's clock, in milliseconds since 1970
 * @param segmentBytes how large a segment may become before another is begun
 * @param bySession whether each session begins another segment
 * @param packs whether closed segments are packed
 * @param retention which closed segments are kept
 * @param stateBars after how many bars the state of an engine is saved, besides each session
 * @param places how many records can wait for the writer, a power of two
 * @param closing how long closing waits for the writer
 */
record AuditSettings(
        String name,
        Model model,
        LongSupplier wallClock,
        Durability durability,
        WhenFull whenFull,
        long segmentBytes,
        boolean bySession,
        boolean packs,
        Retention retention,
        int stateBars,
        int places,
        Duration closing,
        @Nullable Signing signing) {

    /**
     * How checkpoints are made.
     *
     * @param every after how many records
     */
    record Signing(CheckpointSigner signer, CheckpointPlace place, int every) {}

    RecordLayout layout() {
        FeatureContract contract = model.contract();
        return new RecordLayout(
                contract.macroColumns().size(), contract.marketFeatures().size(), contract.size());
    }
}
