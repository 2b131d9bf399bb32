// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.features.model.Model;
import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.Progress;
import io.featureparity.gate.console.Terminal;
import io.featureparity.parity.audit.GivenBars;
import io.featureparity.parity.audit.GivenBarsSink;
import io.featureparity.parity.rows.EngineRows;

/** The bars of a run, against which those of a log are held. */
public final class GivenBarFile implements GivenBars {

    private final BarSource bars;
    private final Terminal terminal;

    /** Takes the bars of this source, and shows on the terminal how far that has come. */
    public GivenBarFile(BarSource bars, Terminal terminal) {
        this.bars = bars;
        this.terminal = terminal;
    }

    @Override
    public void feed(Model model, GivenBarsSink sink) {
        try (BarFile file = bars.open(model.contract(), AgentPosition.none());
                Progress progress = Progress.of(terminal, "reading", file.aboutRows())) {
            EngineRows rows = bars.fed(
                    file,
                    bars.feed(model, file, sink),
                    progress,
                    warning -> terminal.err().println(ErrorText.oneLine(warning)));
            while (rows.next()) {
                // the sink sees it
            }
            progress.end();
        }
    }
}
