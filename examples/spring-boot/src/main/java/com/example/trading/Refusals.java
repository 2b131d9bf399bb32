// SPDX-License-Identifier: Apache-2.0
package com.example.trading;

import io.featureparity.contract.error.ErrorCode;
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
        return refusal.code() == ErrorCode.SPRING_INSTRUMENT ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST;
    }
}
