// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.decision;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitTest {

    private static final Duration SHORT = Duration.ofMillis(40);
    private static final Duration LONG = Duration.ofHours(1);
    private static final float[] GIVEN = {1, 2};

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> heard = new ArrayList<>();

    private DecisionModel limited(boolean canBeEnded, Duration limit, ToDoubleFunction<float[]> answer) {
        ModelLoader loader = (name, content) -> new DecisionModel() {
            @Override
            public int observationSize() {
                return 2;
            }

            @Override
            public double decide(float[] observation) {
                return answer.applyAsDouble(observation);
            }

            @Override
            public boolean canBeEnded() {
                return canBeEnded;
            }

            @Override
            public void end() {
                end.countDown();
            }

            @Override
            public void close() {
                heard.add("closed");
            }
        };
        return loader.within(limit).load("model", new byte[0]);
    }

    private void untilTheEnd() {
        try {
            end.await();
        } catch (InterruptedException givenUp) {
            // A model may be deaf for that.
            untilTheEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aModelThatAnswersInTimeIsAsWithoutALimit(boolean canBeEnded) {
        ComponentException fault =
                new ComponentException(new Fault(ErrorCode.COMPONENT_MODEL_OUTPUT, "model", "must be", "not"));
        DecisionModel model = limited(canBeEnded, LONG, observation -> {
            if (observation[0] > 1) {
                throw fault;
            }
            return observation[0] + observation[1];
        });
        assertThat(model.observationSize()).isEqualTo(2);
        assertThat(model.decide(GIVEN)).isEqualTo(3);
        assertThat(refusal(ComponentException.class, () -> model.decide(new float[] {2, 2})))
                .isSameAs(fault);
        assertThat(model.decide(GIVEN)).isEqualTo(3);
        model.close();
        assertThat(heard).containsExactly("closed");
    }

    @Test
    void aModelThatCanBeEndedIsEnded() {
        DecisionModel model = limited(true, SHORT, observation -> {
            untilTheEnd();
            return 1; // it was ready as it was ended
        });
        assertThat(refusal(ComponentException.class, () -> model.decide(GIVEN)))
                .hasMessage("FP-1207 at model: must answer within 40 ms, but was ended");
        model.close();
        assertThat(heard).containsExactly("closed");
    }

    @Test
    void aModelThatCannotBeEndedIsGivenUpWithOneThread() {
        List<String> threads = new CopyOnWriteArrayList<>();
        DecisionModel model = limited(false, SHORT, observation -> {
            threads.add(Thread.currentThread().getName());
            untilTheEnd();
            return 1;
        });
        assertThat(refusal(ComponentException.class, () -> model.decide(GIVEN)))
                .hasMessage("FP-1207 at model: must answer within 40 ms, but was given up");
        for (int i = 0; i < 3; i++) {
            assertThat(refusal(ComponentException.class, () -> model.decide(GIVEN)))
                    .hasMessage("FP-1207 at model: must answer within 40 ms, but was given up before");
        }
        // There is none yet if the machine let it begin after its limit only.
        assertThat(threads).isSubsetOf("model model").hasSizeLessThanOrEqualTo(1);
        model.close();
        assertThat(heard).isEmpty(); // what it holds may be in use
        end.countDown();
    }

    @Test
    void anErrorOfAModelIsThatOfItsCaller() {
        DecisionModel model = limited(false, LONG, observation -> {
            throw new StackOverflowError("deep");
        });
        assertThatThrownBy(() -> model.decide(GIVEN))
                .isInstanceOf(StackOverflowError.class)
                .hasMessage("deep");
    }

    @Test
    void aLimitWithoutTimeIsRefused() {
        ModelLoader loader = (name, content) -> {
            throw new AssertionError();
        };
        assertThat(refusal(ComponentException.class, () -> loader.within(Duration.ofNanos(999_999))))
                .hasMessage("FP-1207 at setting model.time-limit: must be 1 ms or longer, but was PT0.000999999S");
    }
}
