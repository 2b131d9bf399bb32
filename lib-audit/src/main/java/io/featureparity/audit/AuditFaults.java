// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.FileTrouble;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The faults of several classes of this package, in the same words. */
final class AuditFaults {

    private AuditFaults() {}

    static AuditLogException of(Fault fault) {
        return new AuditLogException(fault);
    }

    static AuditLogException setting(String name, String rule, String value) {
        return of(new Fault(ErrorCode.AUDIT_SETTING, name, rule, value));
    }

    static AuditLogException unreadable(Place place, IOException e) {
        return new AuditLogException(
                List.of(new Fault(ErrorCode.AUDIT_FILE, place, "must be readable", FileTrouble.reading(e))), e);
    }

    static AuditLogException unwritable(Place place, IOException e) {
        return new AuditLogException(
                List.of(new Fault(ErrorCode.AUDIT_FILE, place, "must be writable", FileTrouble.writing(e))), e);
    }

    static void requirePositive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative() || duration.compareTo(Duration.ofDays(1)) > 0) {
            throw setting(name, "must be above zero and no longer than a day", duration.toString());
        }
    }

    static void requireAtLeastOne(String name, long count) {
        if (count < 1) {
            throw setting(name, "must be at least 1", Long.toString(count));
        }
    }
}
