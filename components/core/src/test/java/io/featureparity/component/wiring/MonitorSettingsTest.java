// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.Settings;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.store.Secret;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MonitorSettingsTest {

    private static Optional<MonitorSettings> of(Map<String, String> values, Map<String, String> environment) {
        Settings settings = Settings.of(values, environment);
        Optional<MonitorSettings> monitor = MonitorSettings.of(settings);
        settings.requireNoOther();
        return monitor;
    }

    @Test
    void withoutAPortNothingIsShown() {
        assertThat(of(Map.of(), Map.of())).isEmpty();
        assertThat(of(Map.of("monitor.host", "0.0.0.0"), Map.of())).isEmpty();
    }

    @Test
    void aPortIsEnoughAndAKeyOpensTheRest() {
        assertThat(of(Map.of("monitor.port", "0"), Map.of()))
                .contains(new MonitorSettings("localhost", 0, Optional.empty()));

        MonitorSettings with = of(Map.of("monitor.port", "8081"), Map.of("PARITY_MONITOR_KEY", "sixteen-letters!"))
                .orElseThrow();
        assertThat(with.port()).isEqualTo(8081);
        assertThat(with.key()).map(Secret::reveal).contains("sixteen-letters!");
        assertThat(with.toString()).doesNotContain("sixteen");
    }

    @Test
    void aShortKeyIsRefusedAndNotShown() {
        ComponentException refused = refusal(
                ComponentException.class,
                () -> of(Map.of("monitor.port", "8081"), Map.of("PARITY_MONITOR_KEY", "fifteen-letters")));

        assertThat(refused).hasMessageContainingAll("length of monitor.key", "at least 16", "15");
        assertThat(refused.getMessage()).doesNotContain("fifteen");
        assertThat(refusal(ComponentException.class, () -> of(Map.of("monitor.port", "65536"), Map.of())))
                .hasMessageContaining("monitor.port");
    }

    @Test
    void eventsAreLinesUnlessTheyAreAskedFor() {
        assertThat(EventSettings.givesEvents(Settings.of(Map.of(), Map.of()))).isFalse();
        assertThat(EventSettings.givesEvents(Settings.of(Map.of("events", "lines"), Map.of())))
                .isFalse();
        assertThat(EventSettings.givesEvents(Settings.of(Map.of("events", "slf4j"), Map.of())))
                .isTrue();
        assertThat(refusal(
                        ComponentException.class,
                        () -> EventSettings.givesEvents(Settings.of(Map.of("events", "json"), Map.of()))))
                .hasMessageContainingAll("events", "lines or slf4j", "json");
    }
}
