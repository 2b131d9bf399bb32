// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import com.sun.net.httpserver.HttpServer;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.inference.Board;
import io.featureparity.inference.InferenceSetup;
import io.featureparity.inference.ObservationReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The HTTP interface beside an inference, on the server of the JDK. {@code README.md} lists the paths. It is only read, and never
 * waits for the inference.
 *
 * <p>Each connection has a thread of its own as long as it is used, so a client that sends or reads slowly keeps no other one
 * waiting, and is cut off after some seconds.
 */
public final class ApiServer implements AutoCloseable {

    /** As many connections as threads; more are refused. */
    private static final int CONNECTIONS = 100;

    /**
     * The server of the JDK takes these from properties of the system, once. Without the first, an answer takes 44 ms; without the
     * second and third, a client may take as long as it likes.
     */
    private static final Map<String, String> LIMITS = Map.of(
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.maxReqTime", "5",
            "sun.net.httpserver.maxRspTime", "10",
            "sun.net.httpserver.maxReqHeaders", "50",
            "sun.net.httpserver.maxReqHeaderSize", "16384",
            "jdk.httpserver.maxConnections", Integer.toString(CONNECTIONS));

    static {
        LIMITS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final ApiHandler handler;

    private ApiServer(HttpServer server, ThreadPoolExecutor threads, ApiHandler handler) {
        this.server = server;
        this.threads = threads;
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
        Api api = new Api(setup.instrument(), board, new ObservationReader(setup, board));
        ApiHandler handler = new ApiHandler(api, settings, setup.ticks(), err);
        HttpServer server = listen(settings);
        ThreadPoolExecutor threads = threads();
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
        return new ApiServer(server, threads, handler);
    }

    private static HttpServer listen(ApiSettings settings) {
        try {
            return HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), CONNECTIONS);
        } catch (IOException | UnresolvedAddressException e) {
            String value = e.getMessage() == null ? "an unknown host" : e.getMessage();
            throw new ComponentException(
                    List.of(new Fault(
                            ErrorCode.API_ADDRESS,
                            settings.host() + ":" + settings.port(),
                            "must be an address that is free",
                            value)),
                    e);
        }
    }

    private static ThreadPoolExecutor threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                CONNECTIONS, CONNECTIONS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(CONNECTIONS), work -> {
                    Thread thread = new Thread(work, "api");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** {@return where it listens} */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Ends it; requests in work have a second. */
    @Override
    public void close() {
        handler.awaitIdle(Duration.ofSeconds(1));
        server.stop(0); // with a time to wait, it would wait so long whether it has to or not
        threads.shutdownNow();
    }
}
