// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.gate.bars.AgentPosition;
import io.featureparity.gate.bars.BarFile;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.console.Printed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BarFileOptionsTest {

    @TempDir
    private Path folder;

    /** The macro values' calendar and the feed both need them. */
    @Test
    void closuresAreReadOnceAndThenGone() throws IOException {
        Path bars = write("bars.csv", "time,open,high,low,close\n2024-03-04T13:00:00Z,1,1,1,1\n");
        Path macro = write("macro.csv", "date,dxy,vix,embi,brent,usdmxn,treasury_10y\n2024-03-01,1,2,3,4,5,6\n");
        Path closures = write("closures.txt", "2024-03-05\n");
        BarSource source = CommandLine.populateCommand(
                        new PlainBarOptions(), "--bars=" + bars, "--macro=" + macro, "--closures=" + closures)
                .read(new Printed().unwatched());
        Files.delete(closures);

        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        try (BarFile file = source.open(contract, AgentPosition.none())) {
            MarketFeed feed = source.feed(Model.withoutStatistics(contract), file);
            assertThat(feed.hasMacroSeries()).isTrue();
            assertThat(source.closures().days()).containsExactly(LocalDate.of(2024, 3, 5));
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
