// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves one page to browsers on this machine. */
public final class PageServer implements AutoCloseable {

    private static final int WAITING = 16;
    private static final int THREADS = 2;

    private final HttpServer server;
    private final ExecutorService threads;

    private PageServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Takes a port. There is no page yet.
     *
     * @param port the port, 0 for one that is free
     * @return the server
     * @throws ComponentException if the port is taken
     */
    public static PageServer open(int port) {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAITING);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            server.setExecutor(threads);
            return new PageServer(server, threads);
        } catch (IOException e) {
            Fault fault = new Fault(
                    ErrorCode.DEMO_SERVER,
                    Place.item("page at port", Integer.toString(port)),
                    "must have a port that is free",
                    "taken");
            throw new ComponentException(List.of(fault), e);
        }
    }

    /**
     * Begins to serve.
     *
     * @param page the page
     */
    public void serve(String page) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> answer(exchange, bytes));
        server.start();
    }

    private static void answer(HttpExchange exchange, byte[] page) throws IOException {
        try (exchange) {
            boolean known = "/".equals(exchange.getRequestURI().getPath());
            boolean reads = List.of("GET", "HEAD").contains(exchange.getRequestMethod());
            if (!known || !reads) {
                exchange.sendResponseHeaders(known ? 405 : 404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            if ("HEAD".equals(exchange.getRequestMethod())) {
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            exchange.sendResponseHeaders(200, page.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(page);
            }
        }
    }

    /** {@return where the page is} */
    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    /** Ends at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
