// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.observe.http.Monitor.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Answers for a {@link Monitor} on the server of the JDK. It answers GET and HEAD only, and requires a key for each path that
 * is not open.
 */
public final class MonitorHandler implements HttpHandler {

    private static final String JSON = "application/json";

    private final Monitor monitor;
    private final AccessKeys keys;

    /**
     * Prepares to answer.
     *
     * @param monitor what is shown
     * @param keys the keys that may see deep health and metrics; without any, nobody may
     */
    public MonitorHandler(Monitor monitor, AccessKeys keys) {
        this.monitor = monitor;
        this.keys = keys;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Page answer(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        if (path == null || !Monitor.isKnown(path)) {
            return error(404, ErrorCode.API_PATH, "must be one of /health, /ready, /health/deep, /metrics");
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return error(405, ErrorCode.API_METHOD, "must be GET or HEAD");
        }
        if (!Monitor.isOpen(path) && keys.find(exchange.getRequestHeaders()) < 0) {
            return error(401, ErrorCode.API_KEY, "must come with a key that is in use");
        }
        return monitor.answer(path).orElseThrow();
    }

    private static Page error(int status, ErrorCode code, String rule) {
        return new Page(
                status,
                JSON,
                "{\n  \"code\": " + JsonDocument.quote(code.id()) + ",\n  \"rule\": " + JsonDocument.quote(rule)
                        + "\n}\n");
    }

    private static void send(HttpExchange exchange, Page page) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", page.type());
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        if (page.status() == 405) {
            headers.set("Allow", "GET, HEAD");
        }
        if (page.status() == 401) {
            headers.set("WWW-Authenticate", "Bearer");
        }
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(page.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(page.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
