// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.feed.FeedDecision;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A code never changes its meaning. */
class DecisionCodeTest {

    @ParameterizedTest
    @EnumSource
    void everyDecisionThatTakesABarInHasACode(FeedDecision decision) {
        if (decision.isTaken()) {
            byte code = DecisionCode.of(decision);
            assertThat(DecisionCode.isCode(code)).isTrue();
            assertThat(DecisionCode.decision(code)).isEqualTo(decision);
        } else {
            assertThat(refusal(IllegalArgumentException.class, () -> DecisionCode.of(decision)))
                    .hasMessageContaining(decision.name());
        }
    }

    @Test
    void theCodesAreThoseOfTheDocument() {
        Map<FeedDecision, Integer> codes = Arrays.stream(FeedDecision.values())
                .filter(FeedDecision::isTaken)
                .collect(Collectors.toMap(Function.identity(), decision -> (int) DecisionCode.of(decision)));
        assertThat(codes)
                .isEqualTo(Map.of(
                        FeedDecision.ACCEPTED, 1,
                        FeedDecision.ACCEPTED_ABSENT, 2,
                        FeedDecision.BAD_VALUES_TAKEN_AS_ABSENT, 3,
                        FeedDecision.ZERO_VOLUME_TAKEN_AS_ABSENT, 4,
                        FeedDecision.REPLACED, 5,
                        FeedDecision.INSERTED, 6));
        assertThat(DecisionCode.decision(DecisionCode.UNSEEN)).isNull();
        assertThat(DecisionCode.isCode((byte) 7)).isFalse();
        assertThat(DecisionCode.isCode((byte) -1)).isFalse();
    }
}
