// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import io.featureparity.gate.EmbeddedCommand;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Compares what the service recorded with what the library, in this plugin's version, computes from the same bars. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven does not run the goal without what is required.
public final class CheckMojo extends ParityMojo {

    /** The bars, .csv or .parquet. */
    @Parameter(required = true)
    private File bars;

    /** The macro values as they were published, .csv or .parquet. Without it they stand in the bars. */
    @Parameter
    private @Nullable File macro;

    /** Days without session that are no holidays, a date on each line. */
    @Parameter
    private @Nullable File closures;

    /** The contract's policy that decides about bars. Without it times must go forward. */
    @Parameter
    private @Nullable String policy;

    /** What the service recorded, .csv or .parquet: time, and a column for each feature or for some. */
    @Parameter(required = true)
    private File expected;

    /** The contract: ID@VERSION of one that is built in, or a file. */
    @Parameter(required = true)
    private String contract;

    /** The statistics. Only the stage raw does without. */
    @Parameter
    private @Nullable File normStats;

    /** The hash that the statistics must have. */
    @Parameter
    private @Nullable String normStatsHash;

    /** What was recorded: raw, normalized or observation. */
    @Parameter(defaultValue = "raw")
    private String stage;

    /** The features to compare. Without any, all of the contract, and one that was not recorded is a failure. */
    @Parameter
    private @Nullable List<String> features;

    /** Features of the contract that need not have been recorded. */
    @Parameter
    private @Nullable List<String> allowMissing;

    /** The least share of rows, and of bars, with the same times on both sides, such as 0.95; 0.99 if none is named. */
    @Parameter
    private @Nullable String minJoined;

    /** The first day (UTC) or time that is compared; bars before it are history. */
    @Parameter
    private @Nullable String from;

    /** The last day (UTC) or time that is compared. */
    @Parameter
    private @Nullable String to;

    /** The largest share of bars that the policy may leave out, such as 0.2; 0.1 if none is named. */
    @Parameter
    private @Nullable String maxLeftOut;

    /** Whether a bar is refused whose open or close is outside of its high and low. Else such bars are counted. */
    @Parameter(defaultValue = "false")
    private boolean refuseOutsideHighLow;

    /** Whether times are taken as they are, also if they look like another unit or another zone. */
    @Parameter(defaultValue = "false")
    private boolean trustTimes;

    /** The agent's position, for the stage observation: a number, or the name of a column of the bars. */
    @Parameter
    private @Nullable String position;

    /** What columns of the bars are called, where it is not by their own name. */
    @Parameter
    private @Nullable Map<String, String> columns;

    /** What columns of the macro values are called, where it is not by their own name. */
    @Parameter
    private @Nullable Map<String, String> macroColumns;

    /** What columns of the recorded file are called, where it is not by their own name. */
    @Parameter
    private @Nullable Map<String, String> expectedColumns;

    /** Whether times without a zone are UTC. Else they are refused. */
    @Parameter(defaultValue = "false")
    private boolean assumeUtc;

    /** Makes the goal; Maven sets its parameters. */
    public CheckMojo() {}

    @Override
    Fingerprint inputs() throws IOException {
        File contractFile = new File(contractName(contract));
        Fingerprint inputs = Fingerprint.ofThisJvm()
                .addFile("bars", bars)
                .addFile("macro", macro)
                .addFile("closures", closures)
                .add("policy", policy)
                .addFile("expected", expected)
                .add("contract", contract)
                .addFile("normStats", normStats)
                .add("normStatsHash", normStatsHash)
                .add("stage", stage)
                .add("features", features)
                .add("allowMissing", allowMissing)
                .add("minJoined", minJoined)
                .add("from", from)
                .add("to", to)
                .add("maxLeftOut", maxLeftOut)
                .add("refuseOutsideHighLow", refuseOutsideHighLow)
                .add("trustTimes", trustTimes)
                .add("position", position)
                .add("columns", columns)
                .add("macroColumns", macroColumns)
                .add("expectedColumns", expectedColumns)
                .add("assumeUtc", assumeUtc)
                .addFiles("plugin", plugin().ours());
        return contractFile.exists() ? inputs.addFile("contract", contractFile) : inputs;
    }

    @Override
    String verdict(ReportTarget report) throws MojoExecutionException, MojoFailureException {
        return new Command("check")
                .option("--bars", bars)
                .option("--macro", macro)
                .option("--closures", closures)
                .option("--policy", policy)
                .option("--expected", expected)
                .option("--contract", contractName(contract))
                .option("--norm-stats", normStats)
                .option("--expect-hash", normStatsHash)
                .option("--stage", stage)
                .options("--feature", features)
                .options("--allow-missing", allowMissing)
                .option("--min-joined", minJoined)
                .option("--from", from)
                .option("--to", to)
                .option("--max-left-out", maxLeftOut)
                .flag("--refuse-outside-high-low", refuseOutsideHighLow)
                .flag("--trust-times", trustTimes)
                .option("--position", position)
                .options("--column", columns)
                .options("--macro-column", macroColumns)
                .options("--expected-column", expectedColumns)
                .flag("--assume-utc", assumeUtc)
                .option("--report", report.folder())
                .in(EmbeddedCommand::run)
                .tell(getLog());
    }
}
