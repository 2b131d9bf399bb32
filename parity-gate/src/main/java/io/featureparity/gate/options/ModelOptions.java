// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.features.model.Model;
import io.featureparity.parity.comparison.Stage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is computed: contract, statistics, stage. */
public final class ModelOptions {

    @Mixin
    private ContractOption contract = new ContractOption();

    @Option(
            names = "--norm-stats",
            paramLabel = "FILE",
            description = "The statistics that the model was trained with. Only the raw stage does without.")
    private @Nullable Path normStats;

    @Option(
            names = "--expect-hash",
            paramLabel = "HASH",
            description = "The hash that the statistics must have (64 hex digits); any other is refused.")
    private @Nullable String expectedHash;

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            converter = StageName.class,
            completionCandidates = StageName.class,
            defaultValue = StageName.DEFAULT,
            description = "raw, normalized or observation; ${DEFAULT-VALUE} if none is named.")
    private Stage stage = Stage.RAW;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Reads the documents. A verb asks once, and everything it does goes by the answer. */
    public LoadedModel read() {
        FeatureContract read = contract.load();
        if (normStats == null) {
            requireNoStatistics();
            return new LoadedModel(Model.withoutStatistics(read), stage);
        }
        NormStats stats = NormStats.load(normStats, read);
        if (expectedHash != null) {
            stats.requireHash(expectedHash);
        }
        return new LoadedModel(Model.of(read, stats), stage);
    }

    /** Without statistics there are raw values alone. */
    private void requireNoStatistics() {
        if (stage != Stage.RAW || expectedHash != null) {
            throw new ParameterException(
                    command().commandLine(),
                    "Missing required option: '--norm-stats=FILE'"
                            + (stage == Stage.RAW ? " (for --expect-hash)" : " (for --stage=" + stage.label() + ")"));
        }
    }

    private CommandSpec command() {
        if (command == null) {
            throw new IllegalStateException("picocli sets it");
        }
        return command;
    }
}
