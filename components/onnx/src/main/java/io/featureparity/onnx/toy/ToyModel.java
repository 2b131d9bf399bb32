// SPDX-License-Identifier: Apache-2.0
package io.featureparity.onnx.toy;

import io.featureparity.component.served.ModelFolder;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the folder that a training would leave, with a {@link ToyPolicy} for the model. */
public final class ToyModel {

    private ToyModel() {}

    /**
     * Writes all files of a model.
     *
     * @param folder where to; it is made if it is not there
     * @param modelId what the model is called
     * @param contract its contract
     * @param stats its statistics
     * @param seed what the weights are drawn from
     * @return the files
     * @throws IOException if they cannot be written
     */
    public static ModelFolder write(Path folder, String modelId, FeatureContract contract, NormStats stats, long seed)
            throws IOException {
        Files.createDirectories(folder);
        write(folder, "contract.json", contract.document().readableText());
        write(folder, "norm_stats.json", stats.document().readableText());
        write(
                folder,
                "manifest.json",
                ModelManifest.of(modelId, contract, stats).toJson());
        Files.write(
                folder.resolve(ModelFolder.USUAL_FILE),
                ToyPolicy.of(contract.size(), seed).toOnnx());
        return ModelFolder.of(folder);
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
