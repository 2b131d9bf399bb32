// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.Settings;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.store.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiSettingsTest {

    private static final String KEY = "0123456789abcdef";

    @Test
    void theUsualSettingsNeedAKeyAlone() {
        ApiSettings settings = ApiSettings.of(Settings.of(Map.of(), Map.of("PARITY_API_KEY", KEY)));
        assertThat(settings.host()).isEqualTo("localhost");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.keys()).extracting(Secret::reveal).containsExactly(KEY);
        assertThat(settings.perSecond()).isEqualTo(10);
        assertThat(settings.burst()).isEqualTo(20);
        assertThat(settings.working()).isEqualTo(4);
        assertThat(settings.toString()).doesNotContain(KEY);
    }

    @Test
    void allCanBeSet() {
        Settings settings = Settings.of(
                Map.of(
                        "api.host", "0.0.0.0",
                        "api.port", "0",
                        "api.requests-per-second", "1",
                        "api.requests-at-once", "2",
                        "api.requests-in-work", "3"),
                Map.of("PARITY_API_KEY", KEY, "PARITY_API_NEXT_KEY", KEY + "2"));
        ApiSettings read = ApiSettings.of(settings);
        settings.requireNoOther();
        assertThat(List.of(read.port(), read.perSecond(), read.burst(), read.working()))
                .containsExactly(0, 1, 2, 3);
        assertThat(read.keys()).hasSize(2);
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThat(refusal(ComponentException.class, () -> ApiSettings.of(Settings.of(Map.of(), Map.of()))))
                .hasMessageStartingWith("FP-1201 at setting api.key in settings: must be set");
        assertThat(refusal(
                        ComponentException.class,
                        () -> ApiSettings.of(Settings.of(Map.of(), Map.of("PARITY_API_KEY", "short")))))
                .hasMessage("FP-1201 at length of api.key: must be at least 16, but was 5");
        List<Secret> keys = List.of(Secret.of(KEY));
        for (Runnable impossible : List.<Runnable>of(
                () -> new ApiSettings("h", 65_536, keys, 1, 1, 1),
                () -> new ApiSettings("h", -1, keys, 1, 1, 1),
                () -> new ApiSettings("h", 1, List.of(), 1, 1, 1),
                () -> new ApiSettings("h", 1, keys, 0, 1, 1),
                () -> new ApiSettings("h", 1, keys, 10_001, 1, 1),
                () -> new ApiSettings("h", 1, keys, 1, 0, 1),
                () -> new ApiSettings("h", 1, keys, 1, 10_001, 1),
                () -> new ApiSettings("h", 1, keys, 1, 1, 0),
                () -> new ApiSettings("h", 1, keys, 1, 1, 257))) {
            assertThat(refusal(ComponentException.class, impossible::run)).hasMessageStartingWith("FP-1201");
        }
    }
}
