// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;

/**
 * Checks the settings of a server: its address, and any other setting of a store. For implementations of the ports.
 *
 * @param server the name of the server in messages
 */
public record SettingRules(String server) {

    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_CONNECTIONS = 1000;

    /**
     * Checks where the server is.
     *
     * @param host its name or address
     * @param port its port
     * @throws StoreException if the host or the port is not allowed
     */
    public void address(String host, int port) {
        require(!host.isBlank(), "host", "must be a name or an address", host);
        require(port >= 1 && port <= HIGHEST_PORT, "port", "must be from 1 to " + HIGHEST_PORT, "" + port);
    }

    /**
     * Checks how many connections are used.
     *
     * @param most how many at most
     * @throws StoreException if it is below 1, or too many
     */
    public void poolSize(int most) {
        require(
                most >= 1 && most <= MOST_CONNECTIONS,
                "pool",
                "must have from 1 to " + MOST_CONNECTIONS + " connections",
                "" + most);
    }

    /**
     * Checks any setting.
     *
     * @param holds whether the value is allowed
     * @param what what the setting is for
     * @param rule the rule for the value
     * @param value the value
     * @throws StoreException if the value is not allowed
     */
    public void require(boolean holds, String what, String rule, String value) {
        if (!holds) {
            throw new StoreException(new Fault(ErrorCode.STORE_SETTING, Place.item(server, what), rule, value));
        }
    }
}
