// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.level.Conditions;
import io.featureparity.component.level.SourceSettings;
import io.featureparity.contract.Bar;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.store.row.ArrivedBar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Level 3: what lowers it to that, what is still done, and how it comes back; and listeners that throw. */
class SourceDegradedTest extends DegradationTests {

    private static ArrivedBar broken(int index) {
        ArrivedBar good = Rig.bar(index);
        Bar bar = good.bar();
        return ArrivedBar.closed(
                Rig.INSTRUMENT, new Bar(bar.time(), bar.open(), bar.high(), bar.low(), Double.NaN, 1), good.seen());
    }

    private void source(SourceSettings.Policy policy) {
        degrade(Optional.empty(), Optional.of(new SourceSettings(policy, Duration.ofMinutes(1), Duration.ofDays(5))));
    }

    @Test
    void aBarWithAbsentValuesIsServedWithItsLevel() {
        source(SourceSettings.Policy.FLAG);
        rig.arrive(0, 18);
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            rig.arrive(List.of(broken(18)));
            Rig.catchUp(inference);
            assertThat(conditions()).contains("values: absent at " + Rig.time(18) + ": close");
            assertThat(decided()).contains(Rig.time(18));
            assertThat(level()).isEqualTo(ServiceLevel.SOURCE_DEGRADED);
            assertThat(inference.board().isReady()).isTrue();
        }
        requireOneDecisionForEachBarAsNothingHadHappened(19);
    }

    @Test
    void orIsRefusedIfTheSettingsSaySo() {
        source(SourceSettings.Policy.REFUSE);
        rig.arrive(0, 18);
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            rig.arrive(List.of(broken(18)));
            Rig.catchUp(inference);
            assertThat(decided()).contains(Rig.time(17)).doesNotContain(Rig.time(18));
            assertThat(rig.heard).last().isEqualTo("objected " + Rig.time(18) + " FP-1262");
            assertThat(refusal(
                                    ComponentException.class,
                                    () -> new ObservationReader(rig.setup(), inference.board()).newest())
                            .code())
                    .isEqualTo(ErrorCode.SOURCE_DEGRADED);
            rig.arrive(19, 40);
            Rig.catchUp(inference);
            assertThat(decided()).contains(Rig.time(39));
        }
    }

    @Test
    void aBarThatIsOverdueInASessionIsAConditionAndOneOfTheNightIsNot() {
        source(SourceSettings.Policy.FLAG);
        rig.arrive(0, 18);
        rig.refresh();
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            rig.now = Rig.time(19).plus(Duration.ofMinutes(1));
            Rig.catchUp(inference);
            assertThat(level()).isEqualTo(ServiceLevel.ALL_WELL);
            rig.now = rig.now.plusNanos(1);
            Rig.catchUp(inference);
            assertThat(conditions())
                    .contains("bars: the bar of " + Rig.time(18) + " is overdue since "
                            + Rig.time(19).plusSeconds(60));
            rig.arrive(18, 60); // the last one of the day
            rig.refresh();
            Rig.catchUp(inference);
            rig.now = rig.now.plus(Duration.ofHours(10));
            Rig.catchUp(inference);
            assertThat(rig.degradation.levels().has(Conditions.BARS)).isFalse();
        }
    }

    @Test
    void aMacroColumnWithoutAPublicationIsACondition() {
        source(SourceSettings.Policy.FLAG);
        rig.arrive(0, 18);
        rig.refresh();
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            assertThat(rig.degradation.levels().has(Conditions.MACRO)).isFalse();
            rig.now = Rig.OPENING.plus(Duration.ofDays(17)); // the last publications are of the 11th day
            Rig.catchUp(inference);
            assertThat(conditions()).contains("macro: no publication for PT120H of ");
        }
    }

    // ---- listeners

    @Test
    void aListenerThatThrowsIsCountedAndTheDecisionGoesOn() {
        rig.arrive(0, 18);
        rig.refresh();
        InferenceListener broken = new InferenceListener() {
            @Override
            public void decided(Answer answer) {
                throw new IllegalStateException("broken");
            }
        };
        try (Inference inference = new Inference(rig.setup().withListener(broken))) {
            Rig.catchUp(inference);
            assertThat(inference.board().listenerFailures())
                    .isEqualTo(inference.board().decisions())
                    .isPositive();
        }
        assertThat(decided()).contains(Rig.time(17));
    }
}
