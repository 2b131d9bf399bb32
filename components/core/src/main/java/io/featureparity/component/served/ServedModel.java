// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.served;

import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.decision.ModelLoader;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.json.Sha256;
import io.featureparity.features.model.Model;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.store.row.RegisteredModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A model whose files are exactly those that were registered. It exists only after that check, so a component that has one can
 * compute and serve.
 *
 * <p>Immutable and thread-safe.
 */
public final class ServedModel {

    private final ModelFolder folder;
    private final RegisteredModel registered;
    private final Model model;

    /** It is asked for at each bar. */
    private final FeatureKey features;

    private ServedModel(ModelFolder folder, RegisteredModel registered, Model model) {
        this.folder = folder;
        this.registered = registered;
        this.model = model;
        this.features = registered.features();
    }

    /**
     * Opens the files of a registered model.
     *
     * @param folder the files
     * @param registered the registry's entry, such as that of the live model of an instrument
     * @return the model
     * @throws ComponentException if a file cannot be read, the contract or the statistics are not those of the manifest, or
     *     anything is not as it was registered; it lists all faults of all files
     */
    public static ServedModel open(ModelFolder folder, RegisteredModel registered) {
        List<Fault> faults = new ArrayList<>();
        ModelManifest manifest = read(faults, folder::manifest);
        NormStats stats = read(faults, folder::stats);
        String fileHash = read(faults, () -> Sha256.of(folder.modelBytes()));
        FeatureContract contract = manifest == null ? null : read(faults, () -> folder.contract(manifest));
        if (manifest != null && contract != null) {
            if (stats != null) {
                check(faults, () -> manifest.verify(contract, stats));
            }
            // A file that could not be read has a fault already, and no hash that could differ.
            String hash = fileHash == null ? registered.modelHash() : fileHash;
            check(faults, () -> registered.requireFiles(manifest, contract, hash));
        }
        if (!faults.isEmpty() || contract == null || stats == null) {
            throw new ComponentException(faults, null);
        }
        return new ServedModel(folder, registered, Model.of(contract, stats));
    }

    private static <T> @Nullable T read(List<Fault> faults, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (FeatureParityException refused) {
            faults.addAll(refused.faults());
            return null;
        }
    }

    private static void check(List<Fault> faults, Runnable check) {
        try {
            check.run();
        } catch (FeatureParityException refused) {
            faults.addAll(refused.faults());
        }
    }

    /** {@return the registry's entry} */
    public RegisteredModel registered() {
        return registered;
    }

    /** {@return the contract and the statistics, from which engines and feeds are made} */
    public Model model() {
        return model;
    }

    /** {@return the key of the features that the model is given} */
    public FeatureKey features() {
        return features;
    }

    /**
     * Loads the model itself.
     *
     * @param loader makes a model from the bytes of the file
     * @return the model, which the caller closes
     * @throws ComponentException if the file is not the registered one any more, cannot be loaded, or takes another number of
     *     values than the contract has
     */
    public DecisionModel load(ModelLoader loader) {
        byte[] content = folder.modelBytes();
        Path file = folder.modelPath();
        String hash = Sha256.of(content);
        if (!hash.equals(registered.modelHash())) {
            throw new ComponentException(new Fault(
                    ErrorCode.STORE_MODEL_DIFFERS,
                    Place.file(file),
                    "must have the hash that was registered, " + registered.modelHash(),
                    hash));
        }
        DecisionModel loaded = loader.load(file.toString(), content);
        int size = loaded.observationSize();
        if (size != model.contract().size()) {
            loaded.close();
            throw new ComponentException(new Fault(
                    ErrorCode.COMPONENT_MODEL_SHAPE,
                    Place.file(file),
                    "must take the " + model.contract().size() + " values of " + model.contract(),
                    Integer.toString(size)));
        }
        return loaded;
    }

    /**
     * Gives the observation for the model at a bar: the stored observation, with the agent's position put into it. All other
     * values keep their bits.
     *
     * @param row the features at the bar
     * @param position the agent's position there
     * @return the observation
     * @throws ComponentException if the features are of another instrument, contract or statistics, or the bar belongs to the
     *     warm-up
     * @throws io.featureparity.contract.error.InputException if the position is not a number
     */
    public ObservationVector observe(FeatureRow row, double position) {
        requireOfThis(row);
        ObservationVector stored = row.observation().orElseThrow(() -> warmingUp(row));
        float[] values = stored.toArray();
        if (values.length != model.contract().size()) {
            throw differs(row, "must have " + model.contract().size() + " values", Integer.toString(values.length));
        }
        model.observations().writePosition(position, values, 0);
        return ObservationVector.of(values);
    }

    private void requireOfThis(FeatureRow row) {
        if (!row.key().equals(features())) {
            throw differs(
                    row,
                    "must be of " + features(),
                    row.key() + ", hashes " + row.key().contractHash() + " and "
                            + row.key().normStatsHash());
        }
    }

    private static ComponentException differs(FeatureRow row, String rule, String value) {
        return new ComponentException(new Fault(ErrorCode.COMPONENT_FEATURES_DIFFER, place(row), rule, value));
    }

    private static Place place(FeatureRow row) {
        return Place.named("features").qualified("at", row.time());
    }

    private ComponentException warmingUp(FeatureRow row) {
        return new ComponentException(new Fault(
                ErrorCode.COMPONENT_WARM_UP,
                place(row),
                "must be after the warm-up of " + model.contract().warmUpBars() + " bars",
                "in it"));
    }

    /** {@return the model and its contract} */
    @Override
    public String toString() {
        return registered + ", " + model;
    }
}
