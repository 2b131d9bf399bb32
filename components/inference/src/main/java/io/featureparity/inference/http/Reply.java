// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import io.featureparity.contract.error.Fault;
import io.featureparity.contract.json.JsonOut;
import io.featureparity.observe.LogKeys;
import io.featureparity.observe.http.Monitor.Page;
import io.featureparity.observe.http.RequestContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is answered to a request.
 *
 * @param status the status code
 * @param body JSON in ASCII, unless a header says otherwise
 * @param headers headers beside those that all replies have
 * @param facts what it is about, for the logs
 */
record Reply(int status, String body, Map<String, String> headers, Map<String, Object> facts) {

    static Reply of(Page page) {
        return new Reply(page.status(), page.body(), Map.of("Content-Type", page.type()), Map.of());
    }

    /** Writes a JSON object. */
    @FunctionalInterface
    interface Members {
        void write(JsonOut out) throws IOException;
    }

    static Reply json(int status, Members members) {
        return of(status, JsonOut.text(out -> {
            out.beginObject();
            members.write(out);
            out.endObject();
        }));
    }

    static Reply of(int status, String text) {
        return new Reply(status, text, Map.of(), Map.of());
    }

    /** An error: all faults, and the ids of the request, by which it is found in the logs. */
    static Reply error(int status, RequestContext request, List<Fault> faults) {
        String codes = faults.stream().map(fault -> fault.code().id()).collect(Collectors.joining(", "));
        return json(status, out -> {
                    ids(out, request);
                    faults(out, "errors", faults);
                })
                .about(Map.of(LogKeys.CODE, codes));
    }

    static void ids(JsonOut out, RequestContext request) throws IOException {
        out.member("request_id", request.requestId());
        if (request.traceId().isPresent()) {
            out.member("trace_id", request.traceId().get());
        }
    }

    static void faults(JsonOut out, String name, List<Fault> faults) throws IOException {
        out.key(name).beginList();
        for (Fault fault : faults) {
            out.beginObject()
                    .member("code", fault.code())
                    .member("place", fault.where())
                    .member("rule", fault.rule())
                    .member("value", fault.value())
                    .endObject();
        }
        out.endList();
    }

    Reply with(Map<String, String> more) {
        return new Reply(status, body, more, facts);
    }

    Reply about(Map<String, Object> what) {
        return new Reply(status, body, headers, what);
    }
}
