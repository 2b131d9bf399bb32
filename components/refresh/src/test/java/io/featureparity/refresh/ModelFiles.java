// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.contract.ModelManifest;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of {@link Market#MODEL}, as training would write them. */
final class ModelFiles {

    private ModelFiles() {}

    static ModelManifest manifest(String normStatsHash) {
        return new ModelManifest(
                "toy",
                Market.CONTRACT.id(),
                Market.CONTRACT.version(),
                Market.CONTRACT.orderHash(),
                Market.CONTRACT.hash(),
                normStatsHash,
                Market.CONTRACT.size());
    }

    static void write(Path folder, String weights) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("norm_stats.json"), GoldenData.statistics());
        Files.writeString(
                folder.resolve("manifest.json"),
                manifest(Market.MODEL.stats().hash()).toJson());
        Files.writeString(folder.resolve("model.onnx"), weights);
    }
}
