// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.inference.Board;
import io.featureparity.inference.InferenceSetup;
import io.featureparity.inference.ObservationReader;
import io.featureparity.observe.http.BoundedServer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The HTTP interface beside an inference, on the server of the JDK. {@code README.md} lists the paths. It is only read, and never
 * waits for the inference.
 *
 * <p>Each connection has a thread of its own as long as it is used, so a client that sends or reads slowly keeps no other one
 * waiting, and is cut off after some seconds.
 */
public final class ApiServer implements AutoCloseable {

    private final BoundedServer server;
    private final ApiHandler handler;

    private ApiServer(BoundedServer server, ApiHandler handler) {
        this.server = server;
        this.handler = handler;
    }

    /**
     * Begins to listen.
     *
     * @param settings where, and what is allowed
     * @param setup what the inference is made of
     * @param board what it shows
     * @param err takes a line for each failure that nobody expects
     * @return the server, to be closed
     * @throws ComponentException if the address cannot be used
     */
    public static ApiServer start(ApiSettings settings, InferenceSetup setup, Board board, Consumer<String> err) {
        return start(settings, setup, board, Watching.nothing(), err);
    }

    /**
     * Begins to listen, and shows deep health and metrics too.
     *
     * @param settings where, and what is allowed
     * @param setup what the inference is made of
     * @param board what it shows
     * @param watching what else is shown, and what watches the interface
     * @param err takes a line for each failure that nobody expects
     * @return the server, to be closed
     * @throws ComponentException if the address cannot be used
     */
    public static ApiServer start(
            ApiSettings settings, InferenceSetup setup, Board board, Watching watching, Consumer<String> err) {
        Api api = new Api(setup.instrument(), board, new ObservationReader(setup, board), watching.monitor());
        ApiHandler handler = new ApiHandler(api, settings, watching, setup.ticks(), err);
        BoundedServer server =
                BoundedServer.start(settings.host(), settings.port(), BoundedServer.MOST_CONNECTIONS, "api", handler);
        return new ApiServer(server, handler);
    }

    /** {@return where it listens} */
    public InetSocketAddress address() {
        return server.address();
    }

    /** Ends it; requests in work have a second. */
    @Override
    public void close() {
        handler.awaitIdle(Duration.ofSeconds(1));
        server.close();
    }
}
