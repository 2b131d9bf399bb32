// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.main.StopSignal;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.json.Sha256;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.LatestStore;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.Stores;
import io.featureparity.store.memory.MemoryLatest;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.row.RegisteredModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of this module's README. */
class ReadmeTest {

    private final FailingStores told = new FailingStores();
    private final Stores stores = told.of(new MemoryStores());
    private final LatestStore online = new MemoryLatest(Duration.ofHours(1), () -> 0);
    private final StopSignal stop = new StopSignal();

    private void refresh(Path folder, Path log, InstantSource clock, LongSupplier ticks) {
        // Shown in components/refresh/README.md
        RefreshSetup setup = new RefreshSetup(
                "USD/COP",
                stores,
                online,
                FeedSettings.live(),
                ModelSource.live("USD/COP", ModelFolder.of(folder)),
                new ServiceLevels(clock), // Clock.systemUTC()
                AuditTrail.in(log, "USD/COP-refresh", clock),
                ticks, // System::nanoTime
                new RefreshListener() {});
        try (Refresh refresh = new Refresh(setup)) {
            refresh.run(stop); // until another thread calls stop.request()
        }
        // Shown up to here
    }

    @Test
    void theExampleRefreshes(@TempDir Path folder, @TempDir Path log) throws IOException {
        ModelFiles.write(folder, "weights");
        RegisteredModel model = ModelFolder.of(folder).toRegister("USD/COP", "1", Market.BEFORE);
        ModelRegistry registry = stores.models();
        registry.register(model);
        registry.makeLive("toy", "1");
        Market.fill(stores, 30, 1);
        told.failing(call -> {
            if (call.equals("await")) { // it has caught up
                stop.request();
            }
            return false;
        });
        refresh(folder, log, () -> Market.BEFORE, () -> 0);
        assertThat(Market.stored(stores, Market.MODEL)).isNotEmpty().isEqualTo(Market.expected(stores, Market.MODEL));
        assertThat(model.modelHash()).isEqualTo(Sha256.of("weights"));
    }
}
