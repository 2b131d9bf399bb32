// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.diagnostics;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Keeps what Spring Boot would print if an application does not start. Spring Boot makes it. */
public final class KeptAnalyses implements FailureAnalysisReporter {

    private static @Nullable FailureAnalysis last;

    @Override
    public void report(FailureAnalysis analysis) {
        keep(analysis);
    }

    private static synchronized void keep(@Nullable FailureAnalysis analysis) {
        last = analysis;
    }

    /** What was said last, which is then forgotten. */
    static synchronized Optional<FailureAnalysis> take() {
        Optional<FailureAnalysis> taken = Optional.ofNullable(last);
        last = null;
        return taken;
    }
}
