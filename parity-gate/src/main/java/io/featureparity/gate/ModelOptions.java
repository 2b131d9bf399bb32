// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.parity.comparison.Stage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is computed: contract, statistics, stage. */
final class ModelOptions {

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

    Stage stage() {
        return stage;
    }

    FeatureContract contract() {
        return contract.load();
    }

    /** The statistics, if there are any. */
    NormStats stats(FeatureContract of) {
        NormStats stats = normStats == null ? none(of) : NormStats.load(normStats, of);
        if (expectedHash != null) {
            stats.requireHash(expectedHash);
        }
        return stats;
    }

    @Nullable
    Path normStats() {
        return normStats;
    }

    boolean hasStatistics() {
        return normStats != null;
    }

    /** What a report says of the statistics. */
    String describe(NormStats stats) {
        return normStats == null ? "no statistics" : "statistics " + stats.hash();
    }

    /** Without statistics there are raw values alone. */
    private NormStats none(FeatureContract of) {
        if (stage != Stage.RAW || expectedHash != null) {
            throw new ParameterException(
                    command().commandLine(),
                    "Missing required option: '--norm-stats=FILE'"
                            + (stage == Stage.RAW
                                    ? " (for --expect-hash)"
                                    : " (for --stage=" + StageName.of(stage) + ")"));
        }
        return NoStatistics.of(of);
    }

    private CommandSpec command() {
        if (command == null) {
            throw new IllegalStateException("picocli sets it");
        }
        return command;
    }
}
