// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.gate.console.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Verbs about the same thing. Without one of them there is nothing to do, which is wrong usage. */
abstract class VerbGroup {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this.")
    boolean help;

    @Command(
            name = "contract",
            description = "Look at a contract, or see whether it is one.",
            footerHeading = "%nExample:%n",
            footer = {"  parity contract show usdcop-m5@1.0.0", "", ExitCode.HELP})
    static final class Contract extends VerbGroup {}

    @Command(
            name = "stats",
            description = "Fit statistics, or see whether they are the right ones and, if not, what they are.",
            footerHeading = "%nExample:%n",
            footer = {"  parity stats hash norm_stats.json", "", ExitCode.HELP})
    static final class Stats extends VerbGroup {}

    @Command(
            name = "manifest",
            description = "State what a model was trained with, or hold what a service has against it.",
            footerHeading = "%nExample:%n",
            footer = {"  parity manifest verify model.json --norm-stats norm_stats.json", "", ExitCode.HELP})
    static final class Manifest extends VerbGroup {}

    @Command(
            name = "log",
            description = "Check the log of what a service served, look at its end, or make a table of it.",
            footerHeading = "%nExample:%n",
            footer = {"  parity log verify --log /var/log/usdcop", "", ExitCode.HELP})
    static final class Log extends VerbGroup {}
}
