// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.contract.FeatureContract;
import io.featureparity.parity.comparison.Stage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Bars, and the agent's position at each. */
final class BarsOptions extends PolicedBars {

    @Option(
            names = "--position",
            paramLabel = "P",
            description = "The agent's position, which an observation holds: a number, or the name of a column of the"
                    + " bars.")
    private @Nullable String position;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Opens the bars for a contract. */
    BarTable open(FeatureContract contract, Stage stage) {
        return open(contract, position(stage));
    }

    /** Only an observation needs a position, and there it has no default: a flat position is one too. */
    private BarTable.Position position(Stage stage) {
        if (position == null) {
            if (stage == Stage.OBSERVATION) {
                throw wrong("Missing required option: '--position=P' (for --stage=observation)");
            }
            return new BarTable.Position(Double.NaN, null);
        }
        try {
            double constant = Double.parseDouble(position);
            if (Double.isNaN(constant)) {
                throw wrong("Invalid value for option '--position': must be a number, but was NaN");
            }
            return new BarTable.Position(constant, null);
        } catch (NumberFormatException e) {
            return new BarTable.Position(Double.NaN, position);
        }
    }

    private ParameterException wrong(String message) {
        if (command == null) {
            throw new IllegalStateException("picocli sets it");
        }
        return new ParameterException(command.commandLine(), message);
    }
}
