// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import io.featureparity.component.served.ServedModel;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.json.JsonOut;
import io.featureparity.inference.Answer;
import io.featureparity.inference.Board;
import io.featureparity.inference.NewestObservation;
import io.featureparity.inference.ObservationReader;
import io.featureparity.observe.LogKeys;
import io.featureparity.observe.http.Monitor;
import io.featureparity.observe.http.RequestContext;
import io.featureparity.resilience.level.Condition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.ObservationVector;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The paths of the HTTP interface, and what is answered there.
 *
 * <p>Thread-safe.
 */
final class Api {

    private static final String OBSERVATION = "/v1/observation/";
    private static final String DECISION = "/v1/decision/";
    private static final String CONTRACT = "/v1/contract";
    private static final String HEALTH = "/health";
    private static final String READY = "/ready";

    private final String instrument;
    private final Board board;
    private final ObservationReader observations;
    private final Optional<Monitor> monitor;

    Api(String instrument, Board board, ObservationReader observations, Optional<Monitor> monitor) {
        this.monitor = monitor;
        this.instrument = instrument;
        this.board = board;
        this.observations = observations;
    }

    /** Says whether a path needs no key: a load balancer has none. */
    boolean isOpen(String path) {
        return path.equals(HEALTH) || path.equals(READY);
    }

    void requireKnown(String path) {
        boolean known = isOpen(path)
                || isMonitored(path)
                || path.equals(CONTRACT)
                || path.startsWith(OBSERVATION)
                || path.startsWith(DECISION);
        if (!known) {
            throw refused(
                    ErrorCode.API_PATH,
                    "path",
                    "must be one of /v1/observation/INSTRUMENT, /v1/decision/INSTRUMENT, /v1/contract, /health, /ready"
                            + (monitor.isPresent() ? ", /health/deep, /metrics" : ""),
                    path);
        }
    }

    Reply answer(String path, RequestContext request) {
        return switch (path) {
            case HEALTH -> Reply.json(200, out -> out.member("status", "up"));
            case READY -> ready();
            case CONTRACT -> contract();
            case Monitor.DEEP, Monitor.METRICS ->
                monitor.flatMap(shown -> shown.answer(path)).map(Reply::of).orElseThrow();
            default -> {
                if (path.startsWith(OBSERVATION)) {
                    requireInstrument(path.substring(OBSERVATION.length()));
                    yield observation(observations.newest(), request);
                }
                requireInstrument(path.substring(DECISION.length()));
                yield decision(request);
            }
        };
    }

    /** Says whether machines ask it all the time: load balancers, and whoever collects metrics. */
    boolean isRoutine(String path) {
        return isOpen(path) || isMonitored(path);
    }

    private boolean isMonitored(String path) {
        return monitor.isPresent() && Monitor.isKnown(path);
    }

    /** The path as a label of a metric: without what the caller chose. */
    String label(String path) {
        for (String begin : List.of(OBSERVATION, DECISION)) {
            if (path.startsWith(begin)) {
                return begin + "INSTRUMENT";
            }
        }
        return isOpen(path) || isMonitored(path) || path.equals(CONTRACT) ? path : "other";
    }

    private void requireInstrument(String asked) {
        if (!asked.equals(instrument)) {
            throw refused(ErrorCode.INFERENCE_INSTRUMENT, "instrument", "must be " + instrument, asked);
        }
    }

    static ComponentException refused(ErrorCode code, String where, String rule, String value) {
        return new ComponentException(new Fault(code, where, rule, value));
    }

    /** Shows codes alone: whoever asks has shown no key. */
    private Reply ready() {
        boolean ready = board.isReady();
        List<Fault> problem = board.problem();
        List<Condition> conditions = board.levels().conditions();
        return Reply.json(ready ? 200 : 503, out -> {
            out.member("ready", ready);
            level(out, conditions);
            out.key("problems").beginList();
            for (Fault fault : problem) {
                out.value(fault.code());
            }
            out.endList().key("conditions").beginList();
            for (Condition condition : conditions) {
                out.value(condition.name());
            }
            out.endList();
        });
    }

    /** The canonical JSON, whose SHA-256 is the hash of the contract. */
    private Reply contract() {
        ServedModel served = board.served();
        FeatureContract contract = served.model().contract();
        return Reply.of(200, contract.document().canonicalText())
                .with(Map.of(
                        "X-Contract-Sha256", contract.hash(),
                        "X-Contract-Order-Hash", contract.orderHash(),
                        "X-Statistics-Sha256", served.registered().normStatsHash()));
    }

    private Reply observation(NewestObservation newest, RequestContext request) {
        return Reply.json(200, out -> {
                    Reply.ids(out, request);
                    begin(out, newest.served(), newest.conditions());
                    out.member("judged", newest.judged())
                            .member("bar_time", newest.latest().row().time())
                            .member("source", newest.latest().source())
                            .member("agent_position", newest.position());
                    values(out, newest.observation());
                    Reply.faults(out, "passed_over", newest.latest().passedOver());
                })
                .about(Map.of(
                        LogKeys.BAR_TIME, newest.latest().row().time(),
                        LogKeys.SOURCE, newest.latest().source(),
                        LogKeys.OBSERVATION_HASH, newest.observation().sha256()));
    }

    private Reply decision(RequestContext request) {
        ServedModel served = board.served();
        Answer answer = board.newest()
                .orElseThrow(() -> refused(
                        ErrorCode.INFERENCE_NO_DECISION,
                        served.registered().toString(),
                        "must have decided",
                        "no decision yet"));
        Decision decision = answer.decision();
        return Reply.json(200, out -> {
                    Reply.ids(out, request);
                    begin(out, served, board.levels().conditions());
                    out.member("bar_time", decision.time());
                    if (answer.source().isPresent()) {
                        out.member("source", answer.source().get());
                    }
                    out.member("agent_position", decision.agentPosition());
                    values(out, decision.observation());
                    out.member("output", number(decision.output()))
                            .member("action", decision.action())
                            .member("decided", decision.decided())
                            .member("latency_nanos", decision.latencyNanos())
                            .member("audit_record", decision.auditRecord());
                    Reply.faults(out, "passed_over", answer.passedOver());
                })
                .about(Map.of(
                        LogKeys.BAR_TIME, decision.time(),
                        LogKeys.ACTION, decision.action(),
                        LogKeys.OBSERVATION_HASH, decision.observation().sha256(),
                        LogKeys.AUDIT_RECORD, decision.auditRecord()));
    }

    /** How well it works, and what may be done with a position: at level 4 it may be closed, and none may be opened or made larger. */
    private static void level(JsonOut out, List<Condition> conditions) throws IOException {
        ServiceLevel level = ServiceLevel.under(conditions);
        out.member("level", level.number())
                .member("level_name", level)
                .member("orders", level == ServiceLevel.READ_ONLY ? "close-only" : "all");
    }

    private static void conditions(JsonOut out, List<Condition> conditions) throws IOException {
        out.key("conditions").beginList();
        for (Condition condition : conditions) {
            out.beginObject()
                    .member("name", condition.name())
                    .member("level", condition.level().number())
                    .member("since", condition.since())
                    .member("reason", condition.reason())
                    .endObject();
        }
        out.endList();
    }

    private void begin(JsonOut out, ServedModel served, List<Condition> conditions) throws IOException {
        level(out, conditions);
        conditions(out, conditions);
        out.member("instrument", instrument)
                .member("model", served.registered().id())
                .member("model_version", served.registered().version())
                .member("contract_sha256", served.registered().contractHash())
                .member("statistics_sha256", served.registered().normStatsHash());
        out.key("features")
                .row(served.model().contract().features().stream()
                        .map(FeatureSpec::name)
                        .toArray());
    }

    private static void values(JsonOut out, ObservationVector observation) throws IOException {
        float[] values = observation.toArray();
        Object[] numbers = new Object[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(values[i]);
        }
        out.key("observation").row(numbers).member("observation_sha256", observation.sha256());
    }

    /** JSON has no word for infinities and NaN; as texts, they are not lost. */
    private static Object number(Number value) {
        double wide = value.doubleValue();
        return Double.isNaN(wide) || Double.isInfinite(wide) ? value.toString() : value;
    }
}
