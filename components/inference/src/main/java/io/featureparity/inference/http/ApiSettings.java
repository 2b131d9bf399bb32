// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import io.featureparity.component.Settings;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.store.Secret;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the HTTP interface listens, and what it allows.
 *
 * @param host the address that it listens on
 * @param port the port, 0 for any that is free
 * @param keys the API keys, at least one; with two, one can be replaced while both are in use
 * @param perSecond how many requests each key has in a second
 * @param burst how many requests each key can make at once
 * @param working how many requests are worked on at the same time
 */
public record ApiSettings(String host, int port, List<Secret> keys, int perSecond, int burst, int working) {

    private static final int SHORTEST_KEY = 16;
    private static final int MOST = 10_000;

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws ComponentException if one of them is not possible
     */
    public ApiSettings {
        keys = List.copyOf(keys);
        require("port", port >= 0 && port <= 65_535, "must be from 0 to 65535", port);
        require("number of API keys", !keys.isEmpty(), "must be at least 1", keys.size());
        require("requests per second", perSecond >= 1 && perSecond <= MOST, "must be from 1 to " + MOST, perSecond);
        require("requests at once", burst >= 1 && burst <= MOST, "must be from 1 to " + MOST, burst);
        require("requests in work", working >= 1 && working <= 256, "must be from 1 to 256", working);
        for (int i = 0; i < keys.size(); i++) {
            int length = keys.get(i).reveal().length();
            String key = i == 0 ? "api.key" : "api.next-key";
            require("length of " + key, length >= SHORTEST_KEY, "must be at least " + SHORTEST_KEY, length);
        }
    }

    private static void require(String what, boolean holds, String rule, int value) {
        if (!holds) {
            throw new ComponentException(new Fault(ErrorCode.COMPONENT_SETTING, what, rule, Integer.toString(value)));
        }
    }

    /**
     * Reads the settings that begin with {@code api}. The keys come from the environment or from files.
     *
     * @param settings the settings
     * @return what they say; localhost and port 8080 if they do not say where
     * @throws ComponentException if one is missing or not possible
     */
    public static ApiSettings of(Settings settings) {
        List<Secret> keys = new ArrayList<>();
        keys.add(settings.secret("api.key"));
        settings.findSecret("api.next-key").ifPresent(keys::add);
        return new ApiSettings(
                settings.text("api.host", "localhost"),
                settings.number("api.port", 8080, 0, 65_535),
                keys,
                settings.number("api.requests-per-second", 10, 1, MOST),
                settings.number("api.requests-at-once", 20, 1, MOST),
                settings.number("api.requests-in-work", 4, 1, 256));
    }
}
