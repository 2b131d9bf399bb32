// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP server of the JDK, with limits. Each connection has a thread of its own as long as it is used, so a client that sends or
 * reads slowly keeps no other one waiting, and is cut off after some seconds.
 */
public final class BoundedServer implements AutoCloseable {

    /** The largest number of connections in the whole process. More are refused. */
    public static final int MOST_CONNECTIONS = 100;

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
            "jdk.httpserver.maxConnections", Integer.toString(MOST_CONNECTIONS));

    static {
        LIMITS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }

    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    private BoundedServer(HttpServer server, ThreadPoolExecutor threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Begins to listen.
     *
     * @param host the address to listen on
     * @param port the port, 0 for any that is free
     * @param connections how many connections are served at the same time, {@value #MOST_CONNECTIONS} at most
     * @param name the name of its threads
     * @param handler answers the requests
     * @return the server, to be closed
     * @throws ComponentException if the address cannot be used
     */
    public static BoundedServer start(String host, int port, int connections, String name, HttpHandler handler) {
        HttpServer server = listen(host, port, connections);
        ThreadPoolExecutor threads = threads(connections, name);
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
        return new BoundedServer(server, threads);
    }

    private static HttpServer listen(String host, int port, int connections) {
        try {
            return HttpServer.create(new InetSocketAddress(host, port), connections);
        } catch (IOException | UnresolvedAddressException e) {
            String value = e.getMessage() == null ? "an unknown host" : e.getMessage();
            throw new ComponentException(
                    List.of(new Fault(
                            ErrorCode.API_ADDRESS, host + ":" + port, "must be an address that is free", value)),
                    e);
        }
    }

    private static ThreadPoolExecutor threads(int connections, String name) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                connections, connections, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(connections), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** {@return the address and port on which the server listens} */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Ends the server at once. */
    @Override
    public void close() {
        server.stop(0); // with a time to wait, it would wait so long whether it has to or not
        threads.shutdownNow();
    }
}
