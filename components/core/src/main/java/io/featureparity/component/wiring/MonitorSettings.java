// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import io.featureparity.component.Settings;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.store.Secret;
import java.util.Optional;

/**
 * Where a component without an HTTP interface shows its health and its metrics.
 *
 * @param host the address that it listens on
 * @param port the port, 0 for any that is free
 * @param key the API key for deep health and metrics; without a key nobody sees these
 */
public record MonitorSettings(String host, int port, Optional<Secret> key) {

    private static final int SHORTEST_KEY = 16;

    /**
     * Reads the settings that begin with {@code monitor}. The key comes from the environment or from a file.
     *
     * @param settings the settings
     * @return the settings of the monitor; nothing if they name no port
     * @throws ComponentException if a setting is invalid
     */
    public static Optional<MonitorSettings> of(Settings settings) {
        String host = settings.text("monitor.host", "localhost");
        int port = settings.number("monitor.port", -1, -1, 65_535);
        Optional<Secret> key = settings.findSecret("monitor.key");
        key.ifPresent(MonitorSettings::requireLong);
        return port < 0 ? Optional.empty() : Optional.of(new MonitorSettings(host, port, key));
    }

    private static void requireLong(Secret key) {
        int length = key.reveal().length();
        if (length < SHORTEST_KEY) {
            throw new ComponentException(new Fault(
                    ErrorCode.COMPONENT_SETTING,
                    "length of monitor.key",
                    "must be at least " + SHORTEST_KEY,
                    Integer.toString(length)));
        }
    }
}
