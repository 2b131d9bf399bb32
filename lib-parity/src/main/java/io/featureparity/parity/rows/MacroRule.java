// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.TradingSession;
import io.featureparity.contract.error.DocumentException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another rule for when bars see macro values, in the form of a contract. Pipelines follow such a rule if they merge by day, at
 * a time of day, or without a limit of age.
 *
 * @param name the rule in words
 * @param json the part of the contract that states the rule, for each of the columns
 * @param contract the contract with that rule in place of its own
 */
public record MacroRule(String name, String json, FeatureContract contract) {

    private static final String UTC = "UTC";
    private static final int HALF_AN_HOUR = 30;
    private static final int MOST_TIMES = 24;

    /**
     * Gives the rules that a pipeline may have in place of the contract's, the usual ones first.
     *
     * @param contract the contract
     * @param columns the macro columns that get the rule; all others keep theirs
     * @return the rules, without the contract's own
     */
    public static List<MacroRule> of(FeatureContract contract, Collection<String> columns) {
        Rules rules = new Rules(contract, columns);
        ObjectNode sameDay = timeOfDay(0, LocalTime.MIDNIGHT, UTC);
        ObjectNode nextDay = timeOfDay(1, LocalTime.MIDNIGHT, UTC);
        rules.add("the value of the same day, from its midnight on (same-day merge)", sameDay, false);
        rules.add("the contract's availability without a limit", null, true);
        rules.add("the value of the same day without a limit (same-day merge)", sameDay, true);
        rules.add("the value of the calendar day before", nextDay, false);
        rules.add("the value of the calendar day before, without a limit", nextDay, true);
        rules.add("the value of the session before", sessionStart(1), false);
        rules.add("the value of two sessions before", sessionStart(2), false);
        for (int days = 0; days <= 1; days++) {
            for (LocalTime time : timesWithin(contract.session())) {
                String zone = contract.session().zone().getId();
                String day = days == 0 ? "of its own day" : "of the day after";
                rules.add("seen from " + time + " " + zone + " " + day + " on", timeOfDay(days, time, zone), false);
            }
        }
        return rules.all;
    }

    /** Each half hour within the session, or fewer where it is long: before it all times are the same, and after it too. */
    private static List<LocalTime> timesWithin(TradingSession session) {
        List<LocalTime> times = new ArrayList<>();
        int minutes = session.minutes();
        int step = HALF_AN_HOUR * (1 + minutes / HALF_AN_HOUR / (MOST_TIMES + 1));
        for (int minute = step; minute <= minutes; minute += step) {
            times.add(session.start().plusMinutes(minute));
        }
        return times;
    }

    private static ObjectNode sessionStart(int later) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", "session_start")
                .put("sessions_later", later);
    }

    private static ObjectNode timeOfDay(int daysLater, LocalTime time, String zone) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", "time_of_day")
                .put("days_later", daysLater)
                .put("time", time.toString())
                .put("zone", zone);
    }

    /** The rules so far, each with the contract that it makes. */
    private static final class Rules {

        private final FeatureContract contract;
        private final Collection<String> columns;
        private final JsonNode document;
        private final List<MacroRule> all = new ArrayList<>();

        Rules(FeatureContract contract, Collection<String> columns) {
            this.contract = contract;
            this.columns = columns;
            try {
                this.document = new ObjectMapper().readTree(contract.document().canonicalText());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a contract is JSON", e);
            }
        }

        void add(String name, @Nullable ObjectNode available, boolean withoutLimit) {
            JsonNode changed = document.deepCopy();
            for (JsonNode column : changed.path("macro")) {
                if (columns.contains(column.path("name").asText())) {
                    change((ObjectNode) column, available, withoutLimit);
                }
            }
            try {
                FeatureContract other = FeatureContract.parse("rule", changed.toString());
                if (!other.equals(contract)) {
                    all.add(new MacroRule(name, said(available, withoutLimit), other));
                }
            } catch (DocumentException impossible) {
                // A rule that this contract cannot have is none to try.
            }
        }

        private static void change(ObjectNode column, @Nullable ObjectNode available, boolean withoutLimit) {
            if (available != null) {
                column.set("available", available);
            }
            if (withoutLimit) {
                column.putNull("stale_after_bars");
            }
        }

        private static String said(@Nullable ObjectNode available, boolean withoutLimit) {
            String when = available == null ? "" : "\"available\": " + available;
            String limit = withoutLimit ? "\"stale_after_bars\": null" : "";
            return when + (when.isEmpty() || limit.isEmpty() ? "" : ", ") + limit;
        }
    }
}
