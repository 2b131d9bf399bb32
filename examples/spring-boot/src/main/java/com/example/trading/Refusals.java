// SPDX-License-Identifier: Apache-2.0
package com.example.trading;

import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.NotReadyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what the library refuses, with its code. */
@RestControllerAdvice
class Refusals {

    @ExceptionHandler
    ProblemDetail refused(FeatureParityException refusal) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(refusal), refusal.getMessage());
        problem.setProperty("code", refusal.code().id());
        return problem;
    }

    private static HttpStatus status(FeatureParityException refusal) {
        if (refusal instanceof NotReadyException) {
            return HttpStatus.SERVICE_UNAVAILABLE; // the warm-up is not over
        }
        return switch (refusal.code()) {
            case SPRING_INSTRUMENT -> HttpStatus.NOT_FOUND;
            // Too bad to be served, or the level does not allow it.
            case SOURCE_DEGRADED, FEATURES_NOT_SERVED, SPRING_READ_ONLY -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.BAD_REQUEST;
        };
    }
}
