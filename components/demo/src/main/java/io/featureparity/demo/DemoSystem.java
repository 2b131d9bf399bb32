// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo;

import io.featureparity.demo.server.DemoServers;
import java.util.function.Consumer;

/** What the command asks of servers that have started. */
interface DemoSystem extends AutoCloseable {

    /** Starts a PostgreSQL and a Redis. */
    static DemoSystem start() {
        DemoServers servers = DemoServers.start();
        return new DemoSystem() {
            @Override
            public Demo run(long seed, Consumer<String> progress) {
                return Demo.run(servers, seed, progress);
            }

            @Override
            public void close() {
                servers.close();
            }
        };
    }

    /** Lets a month go by, and compares what each component gave to the model. */
    Demo run(long seed, Consumer<String> progress);

    /** Ends the servers; once, whoever asks for it. */
    @Override
    void close();
}
