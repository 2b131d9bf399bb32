// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.json.ObjectReader;
import io.featureparity.parity.coverage.BarShape;
import io.featureparity.parity.coverage.Coverage;
import io.featureparity.parity.coverage.Omission;
import io.featureparity.parity.coverage.OneSided;
import io.featureparity.parity.coverage.Period;
import io.featureparity.parity.coverage.Scope;
import io.featureparity.parity.coverage.Share;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was compared and what was not, as a part of a report's JSON: written, and read back. */
final class CoverageJson {

    private CoverageJson() {}

    static void write(Coverage coverage, ObjectNode node) {
        Scope scope = coverage.scope();
        node.put("enough", Boolean.toString(coverage.isEnough()));
        strings(node.putArray("features_compared"), scope.compared());
        ArrayNode omitted = node.putArray("features_not_compared");
        for (Omission omission : scope.omitted()) {
            ObjectNode entry = omitted.addObject();
            entry.put("feature", omission.feature());
            entry.put("reason", omission.reason().name().toLowerCase(Locale.ROOT));
            strings(entry.putArray("similar"), omission.similar());
            entry.put("why", omission.why());
        }
        strings(node.putArray("columns_ignored"), scope.ignored());
        node.put("joined", Long.toString(coverage.joined()));
        node.put("joined_share", coverage.joinedShare());
        node.put("min_joined", scope.minJoined().value().toPlainString());
        if (scope.period().first() != Long.MIN_VALUE) {
            node.put("from", Instant.ofEpochMilli(scope.period().first()).toString());
        }
        if (scope.period().last() != Long.MAX_VALUE) {
            node.put("to", Instant.ofEpochMilli(scope.period().last()).toString());
        }
        write(coverage.barsOnly(), node.putObject("only_in_bars"));
        write(coverage.expectedOnly(), node.putObject("only_in_expected"));
        node.put("warm_up", Long.toString(coverage.warmUp()));
        node.put("left_out", Long.toString(coverage.leftOut()));
        node.put("bars", Long.toString(coverage.shape().bars()));
        node.put("outside_high_low", Long.toString(coverage.shape().outsideHighLow()));
    }

    private static void strings(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static void write(OneSided side, ObjectNode node) {
        node.put("rows", Long.toString(side.rows()));
        if (side.first() != null && side.last() != null) {
            node.put("first", side.first().toString());
            node.put("last", side.last().toString());
        }
    }

    /** Reads it; null if it has a fault, which the reader then knows. */
    static @Nullable Coverage read(ObjectReader entry) {
        Scope scope = scope(entry);
        Long joined = Counts.read(entry, "joined");
        OneSided barsOnly = side(entry, "only_in_bars");
        OneSided expectedOnly = side(entry, "only_in_expected");
        Long warmUp = Counts.read(entry, "warm_up");
        Long leftOut = Counts.read(entry, "left_out");
        Long bars = Counts.read(entry, "bars");
        Long outside = Counts.read(entry, "outside_high_low");
        String enough = entry.string("enough");
        String share = entry.string("joined_share");
        entry.finish();
        if (scope == null
                || joined == null
                || barsOnly == null
                || expectedOnly == null
                || warmUp == null
                || leftOut == null
                || bars == null
                || outside == null
                || enough == null
                || share == null) {
            return null;
        }
        try {
            Coverage coverage =
                    new Coverage(scope, joined, warmUp, leftOut, barsOnly, expectedOnly, new BarShape(bars, outside));
            Counts.requireSame(entry, "enough", Boolean.toString(coverage.isEnough()), enough);
            Counts.requireSame(entry, "joined_share", coverage.joinedShare(), share);
            return coverage;
        } catch (IllegalArgumentException e) {
            entry.fault(ErrorCode.VALUE_NOT_ALLOWED, "joined", "must agree with the other counts", e.toString());
            return null;
        }
    }

    private static @Nullable Scope scope(ObjectReader entry) {
        List<String> compared = entry.strings("features_compared");
        List<ObjectReader> entries = entry.objects("features_not_compared");
        List<String> ignored = entry.strings("columns_ignored");
        Share minJoined = minJoined(entry);
        Instant from = entry.has("from") ? Counts.time(entry, "from") : null;
        Instant to = entry.has("to") ? Counts.time(entry, "to") : null;
        if (compared == null || entries == null || ignored == null || minJoined == null) {
            return null;
        }
        List<Omission> omitted = new ArrayList<>();
        entries.forEach(each -> readOmission(each, omitted));
        try {
            Period period = new Period(
                    from == null ? Long.MIN_VALUE : from.toEpochMilli(),
                    to == null ? Long.MAX_VALUE : to.toEpochMilli());
            return new Scope(compared, omitted, ignored, minJoined, period);
        } catch (IllegalArgumentException | ArithmeticException e) {
            entry.fault(
                    ErrorCode.VALUE_NOT_ALLOWED,
                    "features_compared",
                    "must be named once, in a period of time",
                    e.toString());
            return null;
        }
    }

    private static void readOmission(ObjectReader entry, List<Omission> omitted) {
        String feature = entry.string("feature");
        Omission.Reason reason = entry.choice("reason", Omission.Reason.class);
        List<String> similar = entry.strings("similar");
        String why = entry.string("why");
        entry.finish();
        if (feature != null && reason != null && similar != null && why != null) {
            Omission omission = new Omission(feature, reason, similar);
            Counts.requireSame(entry, "why", omission.why(), why);
            omitted.add(omission);
        }
    }

    private static @Nullable Share minJoined(ObjectReader entry) {
        String text = entry.string("min_joined");
        if (text == null) {
            return null;
        }
        try {
            return Share.parse(text);
        } catch (IllegalArgumentException e) {
            entry.fault(ErrorCode.VALUE_NOT_ALLOWED, "min_joined", "must be a share from 0 to 1", text);
            return null;
        }
    }

    private static @Nullable OneSided side(ObjectReader parent, String key) {
        ObjectReader entry = parent.object(key);
        if (entry == null) {
            return null;
        }
        Long rows = Counts.read(entry, "rows");
        Instant first = entry.has("first") ? Counts.time(entry, "first") : null;
        Instant last = entry.has("last") ? Counts.time(entry, "last") : null;
        entry.finish();
        if (rows == null) {
            return null;
        }
        try {
            return new OneSided(rows, first, last);
        } catch (IllegalArgumentException e) {
            entry.fault(ErrorCode.VALUE_NOT_ALLOWED, "rows", "must agree with the times", e.toString());
            return null;
        }
    }
}
