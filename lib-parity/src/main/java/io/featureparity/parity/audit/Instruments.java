// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.text.LikelyName;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that a log has the instruments that a caller names. The messages are the same everywhere. */
public final class Instruments {

    private static final int LONGEST_LIST = 20;

    private Instruments() {}

    /**
     * Refuses an instrument that was asked for and that the log does not have.
     *
     * @param log the folder of the log
     * @param asked the instrument that was asked for; null for all
     * @param known the instruments of the log
     * @throws AuditLogException if the log does not have the instrument
     */
    public static void requireKnown(Path log, @Nullable String asked, Collection<String> known) {
        if (asked == null || known.contains(asked)) {
            return;
        }
        String question = LikelyName.among(known, asked)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
        throw new AuditLogException(new Fault(
                ErrorCode.AUDIT_UNKNOWN_INSTRUMENT,
                Place.file(log),
                "must have an instrument of that name; it has " + listed(known) + question,
                asked));
    }

    /**
     * Refuses bars that have no instrument in common with the audit.
     *
     * @param bars the path of the bars
     * @param named the instruments of the bars
     * @param audited the instruments that are audited
     * @throws AuditLogException if they have none in common
     */
    public static void requireCommon(Path bars, Collection<String> named, Collection<String> audited) {
        if (Collections.disjoint(named, audited)) {
            throw new AuditLogException(new Fault(
                    ErrorCode.AUDIT_OTHER_INSTRUMENTS,
                    Place.file(bars),
                    "must hold bars of an instrument that is audited, " + listed(audited),
                    listed(named)));
        }
    }

    static AuditLogException which(Path log, String what, Collection<String> possible) {
        return new AuditLogException(new Fault(
                ErrorCode.AUDIT_WHICH_INSTRUMENT,
                Place.file(log),
                "must be asked for one instrument (say --instrument NAME), for " + what,
                listed(possible)));
    }

    static String listed(Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        List<String> shown = names.stream().limit(LONGEST_LIST).toList();
        int more = names.size() - shown.size();
        return String.join(", ", shown) + (more == 0 ? "" : " and " + more + " more");
    }
}
