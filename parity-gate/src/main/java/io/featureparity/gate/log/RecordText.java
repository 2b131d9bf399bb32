// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.log;

import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.DroppedRecords;
import io.featureparity.audit.record.InstrumentName;
import io.featureparity.audit.record.LevelChange;
import io.featureparity.audit.record.SavedState;
import io.featureparity.audit.record.SeenBar;
import io.featureparity.audit.record.SegmentEnd;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.record.TakenBar;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.json.ShortestDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record of a log as a line that a person can read. */
final class RecordText {

    /** So much of a hash is enough to tell it from another at a glance. */
    private static final int START_OF_HASH = 12;

    /** The names of the values of an observation; known from the first header on. */
    private List<String> names = List.of();

    /** Gives the line; nothing for a record that says nothing by itself. */
    Optional<String> of(AuditRecord record) {
        if (record instanceof ServedVector served) {
            return Optional.of(served(served));
        } else if (record instanceof TakenBar taken) {
            return Optional.of(bar(taken.bar(), record.number()) + " not observed");
        } else if (record instanceof SavedState state) {
            return Optional.of(time(state.time()) + " " + state.instrument() + " record " + record.number()
                    + ": state after " + state.bars() + " bars");
        } else if (record instanceof SegmentHeader header) {
            names = header.contract().features().stream().map(FeatureSpec::name).toList();
            return Optional.of(header(header));
        } else if (record instanceof DroppedRecords dropped) {
            return Optional.of("-- record " + record.number() + ": " + dropped.total()
                    + " records were dropped since the log was opened");
        } else if (record instanceof LevelChange change) {
            return Optional.of(time(change.wallTime()) + " " + change.instrument() + " record " + record.number()
                    + ": from level " + change.from() + " to level " + change.to() + ", " + change.reason());
        } else if (record instanceof SegmentEnd end) {
            return Optional.of("-- record " + record.number() + ": " + why(end.reason()));
        }
        return Optional.empty();
    }

    /** {@return the instrument of a record; null if it is of all of them} */
    static @Nullable String instrument(AuditRecord record) {
        if (record instanceof ServedVector served) {
            return served.bar().instrument();
        } else if (record instanceof TakenBar taken) {
            return taken.bar().instrument();
        } else if (record instanceof SavedState state) {
            return state.instrument();
        } else if (record instanceof LevelChange change) {
            return change.instrument();
        }
        return record instanceof InstrumentName name ? name.name() : null;
    }

    private String served(ServedVector served) {
        StringBuilder line = new StringBuilder(bar(served.bar(), served.number()));
        line.append(" served ").append(time(served.wallTime()));
        line.append(" position ").append(ShortestDecimal.of(served.position()));
        float[] observation = served.observation();
        for (int i = 0; i < observation.length; i++) {
            line.append(i == 0 ? " | " : " ");
            line.append(names.get(i)).append('=').append(ShortestDecimal.of(observation[i]));
        }
        return line.append(" | sha256 ")
                .append(served.observationHash(), 0, START_OF_HASH)
                .toString();
    }

    private static String bar(SeenBar bar, long record) {
        List<String> prices = new ArrayList<>();
        for (double price : new double[] {bar.open(), bar.high(), bar.low(), bar.close()}) {
            prices.add(ShortestDecimal.of(price));
        }
        return time(bar.time()) + " " + bar.instrument() + " record " + record + ": bar " + bar.index() + " "
                + bar.decision().map(Enum::name).orElse("before the log") + " " + String.join(" ", prices);
    }

    private static String header(SegmentHeader header) {
        return "-- record " + header.number() + ": segment " + header.segment() + " of " + header.logName()
                + ", contract " + header.contractHash().substring(0, START_OF_HASH) + ", statistics "
                + header.statsHash().substring(0, START_OF_HASH) + ", library " + header.libraryVersion()
                + (header.before() == SegmentHeader.Before.STOPPED
                        ? ", after a stop, " + header.cutBytes() + " bytes were cut"
                        : "");
    }

    private static String why(SegmentEnd.Reason reason) {
        return switch (reason) {
            case CLOSED -> "the log was closed";
            case SIZE -> "the segment is large enough";
            case SESSION -> "another session begins";
        };
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
