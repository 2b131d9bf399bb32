// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.EngineCounts;
import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.FeedText;
import io.featureparity.gate.console.Progress;
import io.featureparity.gate.console.Terminal;
import io.featureparity.parity.audit.GivenBars;
import io.featureparity.parity.audit.GivenBarsSink;
import io.featureparity.parity.coverage.BarShape;
import io.featureparity.parity.diagnosis.Market;
import io.featureparity.parity.rows.EngineRows;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bars of a run, against which those of a log are held: of the one instrument that is looked at, or of those of a column. */
public final class GivenBarFile implements GivenBars {

    private final BarSource bars;
    private final List<String> instruments;
    private final Progress progress;
    private final Terminal terminal;
    private final Set<String> warned = new HashSet<>();

    /** Takes the bars of this source, and shows how far that has come; no instruments if all bars are of one. */
    public GivenBarFile(BarSource bars, List<String> instruments, Progress progress, Terminal terminal) {
        this.bars = bars;
        this.instruments = instruments;
        this.progress = progress;
        this.terminal = terminal;
    }

    @Override
    public @Nullable Feeding open(String instrument, Model model, GivenBarsSink sink) {
        if (!instruments.isEmpty() && !instruments.contains(instrument)) {
            return null;
        }
        return new Fed(source(instrument), model, sink);
    }

    /** The market of the bars of an instrument. */
    public Market market(String instrument, FeatureContract contract) {
        return MarketFile.read(source(instrument), contract, terminal, this::warn);
    }

    /** The bars of an instrument alone. */
    private BarSource source(String instrument) {
        return instruments.isEmpty() ? bars : bars.of(instrument);
    }

    /** The same bars bring the same warning for each instrument. */
    private void warn(String warning) {
        if (warned.add(warning)) {
            terminal.err().println(ErrorText.oneLine(warning));
        }
    }

    /** Bars on their way into a feed. */
    private final class Fed implements Feeding {

        private final BarFile file;
        private final EngineRows rows;

        private Fed(BarSource source, Model model, GivenBarsSink sink) {
            file = source.open(model.contract(), AgentPosition.none());
            boolean fed = false;
            try {
                rows = source.fed(file, source.feed(model, file, sink), progress, GivenBarFile.this::warn);
                fed = true;
            } finally {
                if (!fed) {
                    file.close();
                }
            }
        }

        @Override
        public boolean next() {
            boolean more = rows.next();
            if (!more) {
                EngineCounts counts = rows.counts();
                FeedText.warning(new BarShape(counts.bars(), counts.outsideHighLow()))
                        .ifPresent(GivenBarFile.this::warn);
            }
            return more;
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
