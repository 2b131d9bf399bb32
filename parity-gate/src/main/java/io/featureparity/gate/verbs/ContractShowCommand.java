// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.gate.console.ContractText;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.console.TextTable;
import io.featureparity.gate.options.ContractArgument;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what a contract says. */
@Command(
        name = "show",
        description = {
            "Print a contract as JSON, as one writes it: a file with this text is the same contract, with the same hash."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  parity contract show usdcop-m5@1.0.0 > my-contract.json",
            "  parity contract show usdcop-m5@1.0.0 --describe",
            "",
            ExitCode.HELP
        })
final class ContractShowCommand extends GateCommand {

    @Mixin
    private ContractArgument contract = new ContractArgument();

    @ArgGroup
    private Form form = new Form();

    /** How to print it; not two ways at once. */
    private static final class Form {
        @Option(
                names = "--describe",
                description = "Print it in words: its hashes, what its bars are, a table of its features.")
        private boolean described;

        @Option(
                names = {"--canonical", "--json"},
                description = "Print the canonical JSON that the hash is of, all on one line.")
        private boolean canonical;
    }

    ContractShowCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        FeatureContract shown = contract.load();
        if (form.described) {
            describe(shown);
        } else {
            out().println(
                            form.canonical
                                    ? shown.document().canonicalText()
                                    : shown.document().readableText());
        }
        return ExitCode.PARITY;
    }

    private void describe(FeatureContract shown) {
        line("contract    " + shown.id() + "@" + shown.version());
        line("hash        " + shown.hash());
        line("order hash  " + shown.orderHash());
        line("bars        " + shown.barMinutes() + " minutes, warm-up " + shown.warmUpBars() + ", clip "
                + shown.clip());
        line("session     " + ContractText.of(shown.session()));
        line("policies    " + String.join(", ", shown.policyNames()) + "; its own is " + shown.policyName());
        shown.macroSources().forEach(source -> line("macro       " + ContractText.of(source)));
        out().println();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("feature", "inputs", "undefined", "range", "calculation"));
        shown.features().forEach(feature -> rows.add(cells(feature)));
        new TextTable(rows).print(out());
    }

    private static List<String> cells(FeatureSpec feature) {
        return List.of(
                feature.index() + " " + feature.name(),
                String.join(" ", feature.inputs()),
                Double.isNaN(feature.undefined()) ? "absent" : Double.toString(feature.undefined()),
                feature.range().toString(),
                feature.calculation().toString());
    }
}
