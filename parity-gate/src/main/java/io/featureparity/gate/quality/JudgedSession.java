// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.quality;

import io.featureparity.features.quality.QualityRule;
import io.featureparity.features.quality.SessionQuality;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The quality of a session at its end.
 *
 * @param day the date of the session
 * @param score its score
 * @param bars how many bars came
 * @param expected how many bars are expected
 * @param missing how many of them did not come
 * @param unseen how many more are before the first bar of the file, which are not judged
 * @param isWhole whether it was judged from its first expected bar to its last
 * @param counts how often each rule was broken, for those that were
 * @param neverPresent the columns that had no value at any bar
 */
public record JudgedSession(
        LocalDate day,
        double score,
        long bars,
        int expected,
        int missing,
        int unseen,
        boolean isWhole,
        Map<QualityRule, Long> counts,
        List<String> neverPresent) {

    static JudgedSession of(SessionQuality session) {
        Map<QualityRule, Long> counts = new EnumMap<>(QualityRule.class);
        for (QualityRule rule : QualityRule.values()) {
            if (session.count(rule) > 0) {
                counts.put(rule, session.count(rule));
            }
        }
        boolean named = counts.containsKey(QualityRule.COLUMN_NEVER_PRESENT);
        return new JudgedSession(
                LocalDate.ofEpochDay(session.day()),
                session.score(),
                session.bars(),
                session.expected(),
                session.missing(),
                session.unseen(),
                session.isWhole(),
                Collections.unmodifiableMap(counts),
                named ? session.columnsNeverPresent() : List.of());
    }

    /** {@return the rules that it breaks and how often, in words; what is special about it} */
    public String words() {
        String rules = counts.entrySet().stream()
                .map(entry -> entry.getKey() == QualityRule.COLUMN_NEVER_PRESENT
                        ? entry.getKey().label() + " (" + String.join(", ", neverPresent) + ")"
                        : entry.getKey().label() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return part() + (rules.isEmpty() ? "none" : rules);
    }

    private String part() {
        if (isWhole) {
            return "";
        }
        if (unseen > 0) {
            return "in part, without its first " + (unseen == 1 ? "bar; " : unseen + " bars; ");
        }
        return expected == 0 ? "no session; " : "in part; ";
    }
}
