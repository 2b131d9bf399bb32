// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import io.featureparity.contract.error.FeatureParityException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What the goals have in common: a run whose inputs are all what they were when it last passed is not repeated, and nothing
 * but a pass is remembered.
 */
@SuppressWarnings("NullAway.Init") // Maven sets what every build has.
abstract class ParityMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
    private File target;

    /** Where the report goes; <i>target/parity/EXECUTION/GOAL</i> if no folder is named. */
    @Parameter
    private @Nullable File reports;

    /** For Maven, which makes its goals itself. */
    ParityMojo() {}

    /** Refuses what is known to be wrong without any work, and says of everything that takes part what it is. */
    abstract Fingerprint inputs() throws IOException;

    /** Does the work and gives the verdict, which is parity: all else is thrown. */
    abstract String verdict(ReportTarget report) throws MojoExecutionException, MojoFailureException, IOException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            run();
        } catch (FeatureParityException refused) {
            throw Outcome.refused(
                    getLog(), refused.faults().stream().map(Object::toString).toList());
        } catch (IOException e) {
            throw new MojoExecutionException("parity: " + e, e);
        }
    }

    private void run() throws MojoExecutionException, MojoFailureException, IOException {
        Path home = target.toPath().resolve("parity").resolve(execution.getExecutionId());
        ReportTarget report = new ReportTarget(reports == null ? home.resolve(execution.getGoal()) : reports.toPath());
        PassedRun passed = new PassedRun(home.resolve(execution.getGoal() + ".passed"));
        Optional<String> key = key(report);
        Optional<String> earlier = report.isThere() ? key.flatMap(passed::verdict) : Optional.empty();
        if (earlier.isPresent()) {
            getLog().info("unchanged since " + passed.since() + ": " + earlier.get());
            return;
        }
        passed.forget();
        report.forget();
        String verdict = verdict(report);
        if (key.isPresent()) {
            passed.remember(key.get(), verdict);
        }
    }

    /** What is refused at once must not leave the report of an earlier pass behind either. */
    private Optional<String> key(ReportTarget report) throws IOException {
        try {
            return inputs().add("plugin", execution.getVersion())
                    .add("report", report.folder().toString())
                    .key();
        } catch (FeatureParityException refused) {
            report.forget();
            throw refused;
        }
    }

    /** {@return the service} */
    final MavenProject project() {
        return project;
    }

    /** {@return what this plugin is made of} */
    final PluginJars plugin() {
        return PluginJars.of(execution.getMojoDescriptor().getPluginDescriptor());
    }

    /** {@return a contract as the command reads it: a file by its place in the project, else id and version} */
    final String contractName(String contract) {
        Path file = project.getBasedir().toPath().resolve(contract);
        return file.toFile().exists() ? file.toString() : contract;
    }

    /** {@return the file's full name, or null if none is named} */
    static @Nullable String name(@Nullable File file) {
        return file == null ? null : file.getPath();
    }
}
