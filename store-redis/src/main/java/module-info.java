// SPDX-License-Identifier: Apache-2.0

/** The online store of a trading system in Redis. */
@SuppressWarnings("requires-automatic") // the driver and its pool have module names, and no module-info
module io.featureparity.redis {
    requires transitive io.featureparity.store;
    requires org.apache.commons.pool2;
    requires redis.clients.jedis;
    requires static transitive org.jspecify;

    exports io.featureparity.redis;
}
