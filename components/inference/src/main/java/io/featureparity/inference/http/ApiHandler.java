// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.featureparity.component.main.Runner;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.observe.FaultTally;
import io.featureparity.observe.http.AccessKeys;
import io.featureparity.observe.http.RequestContext;
import io.featureparity.observe.http.RequestTimes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** What is done with each request: who asks, how often, for what; and the answer, which never shows a stack. */
final class ApiHandler implements HttpHandler {

    private static final int LONGEST_PATH = 512;

    private static final Map<ErrorCode, Integer> STATUS = Map.of(
            ErrorCode.API_REQUEST, 400,
            ErrorCode.API_KEY, 401,
            ErrorCode.API_PATH, 404,
            ErrorCode.INFERENCE_INSTRUMENT, 404,
            ErrorCode.INFERENCE_NO_DECISION, 404,
            ErrorCode.API_METHOD, 405,
            ErrorCode.API_TOO_MANY_REQUESTS, 429);

    /** Of all other faults: a store is away, features are too old. */
    private static final int UNAVAILABLE = 503;

    private final Api api;
    private final ApiSettings settings;
    private final AccessKeys keys;
    private final Optional<RequestTimes> times;
    private final Optional<FaultTally> faults;
    private final Optional<RequestEvents> events;
    private final LongSupplier ticks;
    private final TokenBuckets buckets;
    private final Semaphore working;
    private final Consumer<String> err;

    ApiHandler(Api api, ApiSettings settings, Watching watching, LongSupplier ticks, Consumer<String> err) {
        this.times = watching.requests();
        this.faults = watching.faults();
        this.events = watching.events();
        this.ticks = ticks;
        this.api = api;
        this.settings = settings;
        this.keys = new AccessKeys(settings.keys());
        this.buckets = new TokenBuckets(keys.size() + 1, settings.perSecond(), settings.burst(), ticks);
        this.working = new Semaphore(settings.working());
        this.err = err;
    }

    @Override
    public void handle(HttpExchange exchange) {
        long begun = ticks.getAsLong();
        String id = RequestContext.id(exchange.getRequestHeaders().getFirst(RequestContext.HEADER), RequestIds::next);
        RequestContext context = RequestContext.of(id, exchange.getRequestHeaders());
        try {
            Reply reply = answer(exchange, context);
            tell(exchange, reply, ticks.getAsLong() - begun); // also of a caller who has gone
            send(exchange, id, reply);
            times.ifPresent(all -> all.took(label(exchange), reply.status(), ticks.getAsLong() - begun));
        } catch (IOException gone) {
            // The client has gone, or was cut off; there is nobody to tell.
            return;
        } finally {
            context.close();
            exchange.close();
        }
    }

    private String label(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path == null ? "other" : api.label(path);
    }

    private void tell(HttpExchange exchange, Reply reply, long nanos) {
        String path = exchange.getRequestURI().getPath();
        boolean routine = path != null && api.isRoutine(path);
        events.ifPresent(all -> all.answered(label(exchange), routine, reply, nanos));
    }

    private Reply answer(HttpExchange exchange, RequestContext request) {
        try {
            return allowed(exchange, request);
        } catch (FeatureParityException refused) {
            int status = STATUS.getOrDefault(refused.code(), UNAVAILABLE);
            if (status == UNAVAILABLE) {
                faults.ifPresent(tally -> tally.add(refused));
            }
            return Reply.error(status, request, refused.faults()).with(headers(refused.code()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            err.accept("request " + request.requestId() + ": " + Runner.line(Runner.unexpected(bug)));
            return Reply.error(
                    500,
                    request,
                    List.of(new Fault(
                            ErrorCode.COMPONENT_FAILED,
                            "request",
                            "must be answered",
                            "a failure that is in the log")));
        }
    }

    private static Map<String, String> headers(ErrorCode code) {
        return switch (code) {
            case API_METHOD -> Map.of("Allow", "GET, HEAD");
            case API_KEY -> Map.of("WWW-Authenticate", "ApiKey header=\"" + AccessKeys.HEADER + "\"");
            case API_BUSY -> Map.of("Retry-After", "1");
            default -> Map.of();
        };
    }

    /** Looks at path, method, body, key and how often, in this order; then works. */
    private Reply allowed(HttpExchange exchange, RequestContext request) {
        String path = path(exchange);
        api.requireKnown(path);
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw Api.refused(ErrorCode.API_METHOD, "method", "must be GET or HEAD", method);
        }
        requireNoBody(exchange.getRequestHeaders());
        if (api.isOpen(path)) {
            return api.answer(path, request);
        }
        int key = keys.find(exchange.getRequestHeaders());
        long wait = buckets.take(key < 0 ? keys.size() : key);
        if (wait > 0) {
            return tooMany(request, wait);
        }
        if (key < 0) {
            throw Api.refused(
                    ErrorCode.API_KEY,
                    "header " + AccessKeys.HEADER,
                    "must be an API key that is in use",
                    "no key or another one");
        }
        return work(path, request);
    }

    private static String path(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        if (path == null || path.length() > LONGEST_PATH) {
            throw Api.refused(
                    ErrorCode.API_REQUEST,
                    "path",
                    "must have at most " + LONGEST_PATH + " characters",
                    path == null ? "none" : path.length() + " characters");
        }
        return path;
    }

    private static void requireNoBody(Headers headers) {
        String length = headers.getFirst("Content-Length");
        boolean coded = headers.getFirst("Transfer-Encoding") != null;
        if (coded || (length != null && !length.equals("0"))) {
            throw Api.refused(
                    ErrorCode.API_REQUEST, "request", "must have no body", coded ? "a body" : length + " bytes");
        }
    }

    private Reply tooMany(RequestContext request, long waitNanos) {
        long second = TimeUnit.SECONDS.toNanos(1);
        Fault fault = new Fault(
                ErrorCode.API_TOO_MANY_REQUESTS,
                "requests of a key",
                "must be at most " + settings.perSecond() + " in a second and " + settings.burst() + " at once",
                "more");
        return Reply.error(429, request, List.of(fault))
                .with(Map.of("Retry-After", Long.toString((waitNanos + second - 1) / second)));
    }

    private Reply work(String path, RequestContext request) {
        if (!working.tryAcquire()) {
            throw Api.refused(
                    ErrorCode.API_BUSY, "requests in work", "must be at most " + settings.working(), "one more");
        }
        try {
            return api.answer(path, request);
        } finally {
            working.release();
        }
    }

    /** Takes all places in work, so that nothing new is begun; waits so long for what is. */
    void awaitIdle(Duration longest) {
        try {
            if (!working.tryAcquire(settings.working(), longest.toNanos(), TimeUnit.NANOSECONDS)) {
                err.accept("requests in work were cut off");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, String id, Reply reply) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(RequestContext.HEADER, id);
        reply.headers().forEach(headers::set);
        if (reply.status() == 400) {
            headers.set("Connection", "close"); // what follows may be a body that nobody reads
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(reply.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
