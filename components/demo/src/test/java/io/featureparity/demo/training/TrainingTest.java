// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.served.ServedModel;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.demo.market.GeneratedMarket;
import io.featureparity.onnx.toy.ToyModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenCanBeServed() throws IOException {
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        GeneratedMarket history = GeneratedMarket.of(contract, LocalDate.of(2026, 1, 5), 30, 11);
        ModelFolder files = ToyModel.write(folder, "toy", contract, Training.fit(contract, history), 11);

        ServedModel served = ServedModel.open(files, files.toRegister("USD/COP", "1", Instant.EPOCH));
        assertThat(served.model().stats().hash()).isEqualTo(files.manifest().normStatsHash());
        NormStats fitted = served.model().stats();
        assertThat(fitted.names())
                .containsExactlyInAnyOrderElementsOf(contract.marketFeatures().stream()
                        .map(feature -> feature.name())
                        .toList());
        assertThat(fitted.count("rsi_9")).isEqualTo(30 * 60);
    }
}
