// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.diagnostics;

import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says what is wrong, and what to do, if a fault with a code prevents the start: of a setting, a model, a saved state or a
 * store.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class FaultFailureAnalyzer extends AbstractFailureAnalyzer<FeatureParityException> {

    /** Made by Spring Boot. */
    public FaultFailureAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FeatureParityException cause) {
        String actions = cause.faults().stream()
                .map(Fault::code)
                .distinct()
                .map(ErrorPages::advice)
                .collect(Collectors.joining("\n"));
        return new FailureAnalysis(cause.getMessage(), actions, cause);
    }
}
