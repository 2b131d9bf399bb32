// SPDX-License-Identifier: Apache-2.0
package io.featureparity.redis;

import static io.featureparity.store.contract.Samples.key;
import static io.featureparity.store.contract.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.store.LatestStore;
import io.featureparity.store.Secret;
import io.featureparity.store.row.FeatureRow;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of this module's README. */
class ReadmeTest {

    @Test
    void theExamplePutsARow() {
        String host = Server.settings().host();
        int port = Server.settings().port();
        Map<String, String> environment = Map.of("REDIS_PASSWORD", Server.PASSWORD);
        FeatureRow row = row(key('d', 'd'), 1, 1, 1);

        // Shown in store-redis/README.md
        RedisSettings settings = RedisSettings.of(host, port)
                .withPassword(null, Secret.fromEnvironment("REDIS_PASSWORD", environment))
                .withTimeToLive(Duration.ofHours(12));
        try (LatestStore online = new RedisLatest(settings)) { // connects with the first call
            boolean held = online.put(row); // false if a newer bar is there
            // Shown up to here
            assertThat(held).isTrue();
        }
    }
}
