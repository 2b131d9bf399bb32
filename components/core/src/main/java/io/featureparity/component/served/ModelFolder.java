// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.served;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.FileTrouble;
import io.featureparity.contract.json.Sha256;
import io.featureparity.store.row.RegisteredModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A folder with the files that training wrote: {@code manifest.json}, {@code norm_stats.json}, the model's file, and {@code
 * contract.json} if the contract is not built in. Each method reads its file anew, and does not check it against the other
 * files: {@link ServedModel#open} does that.
 *
 * @param folder the folder
 * @param modelFile the name of the model's file in it
 */
public record ModelFolder(Path folder, String modelFile) {

    /** The usual name of the model's file. */
    public static final String USUAL_FILE = "model.onnx";

    /** The largest file of a model, in bytes: it is read into memory. */
    public static final int LARGEST = 256 << 20;

    /** Checks that nothing is missing. {@inheritDoc} */
    public ModelFolder {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(modelFile, "modelFile");
    }

    /**
     * Takes a folder whose model file has the usual name.
     *
     * @param folder the folder
     * @return the files
     */
    public static ModelFolder of(Path folder) {
        return new ModelFolder(folder, USUAL_FILE);
    }

    /**
     * Reads the manifest.
     *
     * @return the manifest
     * @throws io.featureparity.contract.error.DocumentException if it cannot be read
     */
    public ModelManifest manifest() {
        return ModelManifest.load(folder.resolve("manifest.json"));
    }

    /**
     * Reads the statistics.
     *
     * @return the statistics
     * @throws io.featureparity.contract.error.DocumentException if they cannot be read
     */
    public NormStats stats() {
        return NormStats.load(folder.resolve("norm_stats.json"));
    }

    /**
     * Reads the contract: the one in the folder, else the built-in one that the manifest names.
     *
     * @param manifest the manifest
     * @return the contract
     * @throws io.featureparity.contract.error.DocumentException if it cannot be read, or is neither in the folder nor built in
     */
    public FeatureContract contract(ModelManifest manifest) {
        Path file = folder.resolve("contract.json");
        return Files.exists(file)
                ? FeatureContract.load(file)
                : FeatureContract.builtIn(manifest.contractId(), manifest.contractVersion());
    }

    /** {@return the path of the model's file} */
    public Path modelPath() {
        return folder.resolve(modelFile);
    }

    /**
     * Reads the model's file.
     *
     * @return its bytes
     * @throws ComponentException if it cannot be read, or is larger than {@link #LARGEST}
     */
    public byte[] modelBytes() {
        Path file = modelPath();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length <= LARGEST) {
                return bytes;
            }
            throw refused(file, "must have at most " + LARGEST + " bytes", "more", null);
        } catch (IOException e) {
            throw refused(file, "must be readable, the file of the model", FileTrouble.reading(e), e);
        }
    }

    private static ComponentException refused(Path file, String rule, String value, @Nullable IOException cause) {
        return new ComponentException(
                List.of(new Fault(ErrorCode.COMPONENT_MODEL_FILE, Place.file(file), rule, value)), cause);
    }

    /**
     * Makes the entry of the registry for these files.
     *
     * @param instrument the instrument that the model is for
     * @param version the version of the model
     * @param created the current time
     * @return the model, not yet live
     * @throws io.featureparity.contract.error.FeatureParityException if a file cannot be read, or contract and statistics are
     *     not those of the manifest
     */
    public RegisteredModel toRegister(String instrument, String version, Instant created) {
        ModelManifest manifest = manifest();
        FeatureContract contract = contract(manifest);
        manifest.verify(contract, stats());
        return RegisteredModel.of(instrument, version, manifest, contract, Sha256.of(modelBytes()), created);
    }
}
