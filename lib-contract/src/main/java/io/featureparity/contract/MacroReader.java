// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.json.ObjectReader;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the macro columns of a contract, each with when its values are available and when they are stale. */
final class MacroReader {

    private static final int MOST_COLUMNS = 256;
    private static final String KINDS = "session_start, time_of_day, as_published";

    /** What stands for a part that could not be read, while the others are held to their rules. */
    private static final String HARMLESS_NAME = "unread";

    private MacroReader() {}

    /** Gives the columns, or null if one of them was faulty. */
    static @Nullable List<MacroSource> read(ObjectReader root) {
        List<ObjectReader> entries = root.objects("macro");
        if (entries == null) {
            return null;
        }
        if (entries.size() > MOST_COLUMNS) {
            String rule = "must hold at most " + MOST_COLUMNS + " columns";
            root.fault(ErrorCode.VALUE_NOT_ALLOWED, "macro", rule, Integer.toString(entries.size()));
            return null;
        }
        List<MacroSource> sources = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            ObjectReader entry = entries.get(i);
            String name = entry.string("name");
            MacroSource source = source(entry, name);
            if (source != null) {
                sources.add(source);
            }
            Integer first = name == null ? null : seen.putIfAbsent(name, i);
            if (name != null && first != null) {
                String rule = "must be another name than that of macro column " + first;
                entry.fault(ErrorCode.DUPLICATE_NAME, "name", rule, name);
            }
        }
        return sources.size() == entries.size() ? sources : null;
    }

    private static @Nullable MacroSource source(ObjectReader entry, @Nullable String name) {
        ObjectReader rule = entry.object("available");
        Availability available = rule == null ? null : availability(rule);
        Integer stale = entry.integerOr("stale_after_bars", MacroSource.NO_LIMIT);
        entry.finish();
        String nameOrHarmless = name == null ? HARMLESS_NAME : name;
        Availability availableOrHarmless = available == null ? new Availability.AsPublished() : available;
        int staleOrHarmless = stale == null ? 0 : stale;
        MacroSource source =
                ValueReader.make(entry, () -> new MacroSource(nameOrHarmless, availableOrHarmless, staleOrHarmless));
        return name == null || available == null || stale == null ? null : source;
    }

    private static @Nullable Availability availability(ObjectReader object) {
        String kind = object.string("kind");
        if (kind == null) {
            return null;
        }
        return switch (kind) {
            case "session_start" -> sessionStart(object);
            case "time_of_day" -> timeOfDay(object);
            case "as_published" -> asPublished(object);
            default -> {
                object.fault(ErrorCode.VALUE_NOT_ALLOWED, "kind", "must be one of " + KINDS, kind);
                yield null;
            }
        };
    }

    private static Availability asPublished(ObjectReader object) {
        object.finish();
        return new Availability.AsPublished();
    }

    private static @Nullable Availability sessionStart(ObjectReader object) {
        Integer sessions = object.integer("sessions_later");
        object.finish();
        return sessions == null ? null : ValueReader.make(object, () -> new Availability.SessionStart(sessions));
    }

    private static @Nullable Availability timeOfDay(ObjectReader object) {
        Integer days = object.integer("days_later");
        String time = TextFormat.TIME_OF_DAY.read(object, "time");
        ZoneId zone = ValueReader.zone(object, "zone");
        object.finish();
        LocalTime timeOrHarmless = time == null ? LocalTime.MIDNIGHT : LocalTime.parse(time);
        ZoneId zoneOrHarmless = zone == null ? ZoneId.of("UTC") : zone;
        int daysOrHarmless = days == null ? 0 : days;
        Availability made = ValueReader.make(
                object, () -> new Availability.TimeOfDay(daysOrHarmless, timeOrHarmless, zoneOrHarmless));
        return days == null || time == null || zone == null ? null : made;
    }
}
