// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.gate.bars.AgentPosition;
import io.featureparity.parity.comparison.Stage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Bars, and the agent's position at each. */
public final class PositionOptions extends FeedOptions {

    @Option(
            names = "--position",
            paramLabel = "P",
            description = "The agent's position, which an observation holds: a number, or the name of a column of the"
                    + " bars.")
    private @Nullable String position;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Only an observation needs a position, and there it has no default: a flat position is one too. */
    public AgentPosition position(Stage stage) {
        if (position == null) {
            if (stage == Stage.OBSERVATION) {
                throw wrong("Missing required option: '--position=P' (for --stage=observation)");
            }
            return AgentPosition.none();
        }
        try {
            double constant = Double.parseDouble(position);
            if (Double.isNaN(constant)) {
                throw wrong("Invalid value for option '--position': must be a number, but was NaN");
            }
            return new AgentPosition(constant, null);
        } catch (NumberFormatException e) {
            return new AgentPosition(Double.NaN, position);
        }
    }

    private ParameterException wrong(String message) {
        if (command == null) {
            throw new IllegalStateException("picocli sets it");
        }
        return new ParameterException(command.commandLine(), message);
    }
}
