// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
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
                throw missing();
            }
            return AgentPosition.none();
        }
        try {
            double constant = Double.parseDouble(position);
            if (!Double.isFinite(constant)) {
                throw new InputException(new Fault(
                        ErrorCode.VALUE_NOT_ALLOWED,
                        Place.option("--position"),
                        "must be a number that a double holds, or the name of a column of the bars",
                        position));
            }
            return new AgentPosition(constant, null);
        } catch (NumberFormatException e) {
            return new AgentPosition(Double.NaN, position);
        }
    }

    private ParameterException missing() {
        if (command == null) {
            throw new IllegalStateException("picocli sets it");
        }
        return new ParameterException(
                command.commandLine(), "Missing required option: '--position=P' (for --stage=observation)");
    }
}
