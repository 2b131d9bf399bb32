// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What tests of an audit have in common: a log in a folder, and what is asked of its audit. */
abstract class AuditTests {

    static final int WARM_UP = ServedLogs.CONTRACT.warmUpBars();
    static final int MARKET = ServedLogs.CONTRACT.marketFeatures().size();
    static final String PAIR = "USD/COP";

    @TempDir
    Path folder;

    AuditedLog audit() {
        return LogAudit.run(AuditRequest.of(folder));
    }

    static List<ErrorCode> codes(List<Fault> faults) {
        return faults.stream().map(Fault::code).toList();
    }

    static ParityReport.Line line(AuditedLog log, Stage stage, String feature) {
        return log.report().lines().stream()
                .filter(line -> line.stage() == stage && line.feature().equals(feature))
                .findFirst()
                .orElseThrow();
    }
}
