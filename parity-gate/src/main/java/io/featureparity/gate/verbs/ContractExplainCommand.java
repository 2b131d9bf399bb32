// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.explanation.ContractExplanation;
import io.featureparity.features.explanation.GraphBox;
import io.featureparity.gate.console.DidYouMean;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.drawing.GraphDrawing;
import io.featureparity.gate.explanation.ExplanationJson;
import io.featureparity.gate.explanation.ExplanationText;
import io.featureparity.gate.options.ContractArgument;
import io.featureparity.gate.options.Output;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Says how the features of a contract are computed. */
@Command(
        name = "explain",
        description = {
            "Say how a contract's features are computed, or one of them: formula, graph, state, warm-up, memory, what is"
                    + " shared with other features, and the same as code for pandas."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  parity contract explain usdcop-m5@1.0.0 adx_14",
            "  parity contract explain my-contract.json --svg graph.svg",
            "  parity contract explain my-contract.json my_feature --pandas > my_feature.py",
            "",
            ExitCode.HELP
        })
final class ContractExplainCommand extends GateCommand {

    @Mixin
    private ContractArgument contract = new ContractArgument();

    @Parameters(index = "1", arity = "0..1", paramLabel = "FEATURE", description = "The feature; else all of them.")
    private @Nullable String feature;

    @Option(names = "--json", description = "Print it as JSON, for programs; docs/explain.md says what is in it.")
    private boolean json;

    @Option(names = "--pandas", description = "Print the code for pandas and nothing else.")
    private boolean pandas;

    @Output
    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the graph into this file, too.")
    private @Nullable Path svg;

    ContractExplainCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        if (json && pandas) {
            throw new ParameterException(verb().commandLine(), "--json and --pandas are mutually exclusive");
        }
        FeatureContract read = contract.load();
        requireKnown(read);
        ContractExplanation explanation = ContractExplanation.of(read);
        if (svg != null) {
            write(svg, drawing(explanation));
        }
        if (json) {
            out().print(ExplanationJson.of(explanation, feature));
        } else if (pandas) {
            out().print(feature == null ? explanation.pandas() : ExplanationText.pandas(explanation, feature));
        } else {
            new ExplanationText(explanation, out()).print(feature);
        }
        return ExitCode.PARITY;
    }

    private void requireKnown(FeatureContract read) {
        List<String> known = read.features().stream().map(FeatureSpec::name).toList();
        if (feature != null && !known.contains(feature)) {
            throw new InputException(new Fault(
                    ErrorCode.UNKNOWN_FEATURE,
                    Place.option("FEATURE"),
                    "must be one of those of " + read + ": " + String.join(", ", known)
                            + DidYouMean.question(feature, known),
                    feature));
        }
    }

    private String drawing(ContractExplanation explanation) {
        FeatureContract read = explanation.contract();
        String name = read.id() + "@" + read.version();
        List<GraphBox> boxes = feature == null ? explanation.boxes() : explanation.boxes(feature);
        String title = feature == null ? "All features of " + name : feature + " of " + name;
        if (boxes.isEmpty()) {
            throw undrawable("must be a feature with a formula, or a contract with one", title + ", which has none");
        }
        return GraphDrawing.file(title, boxes)
                .orElseThrow(() -> undrawable(
                        feature == null
                                ? "must be small enough to be looked at: name a FEATURE to draw it alone"
                                : "must be small enough to be looked at: use shorter formulas",
                        title + ", " + boxes.size() + " boxes"));
    }

    private static InputException undrawable(String rule, String value) {
        return new InputException(new Fault(ErrorCode.GRAPH_NOT_DRAWN, Place.option("--svg"), rule, value));
    }
}
