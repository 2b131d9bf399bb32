// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.level.Conditions;
import io.featureparity.component.level.SourceSettings;
import io.featureparity.contract.Bar;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.resilience.level.Condition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.latest.Level;
import io.featureparity.store.row.ArrivedBar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Its feed goes on from the refresh's state, and takes no bar in. */
    @Test
    void anInferenceThatBeginsBehindSuchABarKnowsWhatItLacks() {
        rig.arrive(0, 18);
        rig.arrive(List.of(broken(18)));
        rig.refresh();
        try (Inference before = rig.inference()) {
            Rig.catchUp(before);
        }
        assertThat(decided()).contains(Rig.time(18));
        source(SourceSettings.Policy.REFUSE);
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            assertThat(conditions()).contains("values: absent at " + Rig.time(18) + ": close");
            assertThat(refusal(ComponentException.class, () -> observation(inference))
                            .code())
                    .isEqualTo(ErrorCode.SOURCE_DEGRADED);
            rig.arrive(19, 20);
            rig.refresh();
            Rig.catchUp(inference);
            assertThat(level()).isEqualTo(ServiceLevel.ALL_WELL);
        }
    }

    // ---- which bar is answered for

    private NewestObservation observation(Inference inference) {
        return new ObservationReader(rig.setup(), inference.board()).newest();
    }

    @Test
    void aBarThatTheStoresHaveIsServedAfterItWasLookedAt() {
        source(SourceSettings.Policy.FLAG);
        rig.arrive(0, 18);
        rig.refresh();
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            rig.arrive(List.of(broken(18)));
            rig.refresh(); // the online store has the bar, and nobody has looked at it
            NewestObservation before = observation(inference);
            assertThat(before.latest().row().time()).isEqualTo(Rig.time(17));
            assertThat(before.judged()).isTrue();
            assertThat(before.conditions()).isEmpty();

            Rig.catchUp(inference);
            NewestObservation after = observation(inference);
            assertThat(after.latest().row().time()).isEqualTo(Rig.time(18));
            assertThat(after.latest().source()).isEqualTo(Level.Source.ONLINE);
            assertThat(ServiceLevel.under(after.conditions())).isEqualTo(ServiceLevel.SOURCE_DEGRADED);
        }
    }

    @Test
    void aBarThatTheStoresLackIsServedFromTheInferencesOwnFeed() {
        rig.arrive(0, 18);
        rig.refresh();
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            rig.arrive(18, 19); // no refresh
            Rig.catchUp(inference);
            NewestObservation own = observation(inference);
            assertThat(own.latest().row().time()).isEqualTo(Rig.time(18));
            assertThat(own.latest().source()).isEqualTo(Level.Source.ENGINE);
            assertThat(own.observation())
                    .isEqualTo(rig.decisions().get(rig.decisions().size() - 1).observation());
        }
    }

    @Test
    void whereABarMayBeRefusedNoneIsServedBeforeItWasLookedAt() {
        source(SourceSettings.Policy.REFUSE);
        rig.arrive(0, 18);
        rig.refresh();
        try (Inference inference = rig.inference()) {
            assertThat(refusal(ComponentException.class, () -> observation(inference)))
                    .hasMessage(
                            "FP-1227 at bar of " + Rig.time(17) + ": must have been looked at by the inference, which"
                                    + " may refuse it, but was none looked at");
            Rig.catchUp(inference);
            assertThat(observation(inference).judged()).isTrue();
            rig.now = Rig.time(18).plus(Duration.ofMinutes(30)).plusNanos(1);
            rig.arrive(List.of(Rig.bar(23)));
            rig.now = Rig.time(18).plus(Duration.ofMinutes(30)).plusNanos(1);
            rig.refresh();
            assertThat(refusal(ComponentException.class, () -> observation(inference))
                            .getMessage())
                    .startsWith("FP-1227 at bar of " + Rig.time(23))
                    .endsWith("but was looked at " + Rig.time(17));
        }
        source(SourceSettings.Policy.FLAG);
        try (Inference inference = rig.inference()) {
            assertThat(observation(inference).judged()).isFalse();
        }
    }

    /** Another one comes while the answer is made. */
    @Test
    void whatABarLacksStaysWithTheBar() {
        ServiceLevels levels = new ServiceLevels(() -> rig.now);
        levels.raise(Conditions.VALUES, ServiceLevel.SOURCE_DEGRADED, "absent: close");
        levels.raise(Conditions.MACRO, ServiceLevel.SOURCE_DEGRADED, "old");
        Look first = Look.at(Optional.empty(), Optional.empty(), levels);
        levels.clear(Conditions.VALUES);
        Look second = Look.at(Optional.empty(), Optional.empty(), levels);
        levels.clear(Conditions.MACRO);
        levels.raise(Conditions.STORES, ServiceLevel.READ_ONLY, "away");
        assertThat(first.conditions(levels.conditions()))
                .extracting(Condition::name)
                .containsExactly(Conditions.STORES, Conditions.VALUES);
        levels.raise(Conditions.VALUES, ServiceLevel.SOURCE_DEGRADED, "absent: open");
        assertThat(second.conditions(levels.conditions()))
                .extracting(Condition::name)
                .containsExactly(Conditions.STORES);
    }

    // ---- a source that is stale

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

    /** It begins while the source is dead: all stored bars are too old to be decided about, or are decided about. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInferenceThatBeginsSeesThatItsSourceIsStale(boolean decidedBefore) {
        rig.arrive(0, 18);
        rig.refresh();
        if (decidedBefore) {
            try (Inference before = rig.inference()) {
                Rig.catchUp(before);
            }
        }
        rig.now = Rig.time(30);
        source(SourceSettings.Policy.FLAG);
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            assertThat(conditions())
                    .contains("bars: the bar of " + Rig.time(18) + " is overdue since "
                            + Rig.time(19).plusSeconds(60));
            rig.arrive(List.of(Rig.bar(30)));
            rig.refresh();
            Rig.catchUp(inference);
            assertThat(level()).isEqualTo(ServiceLevel.ALL_WELL);
        }
    }

    @Test
    void withoutAnyBarNoneIsOverdue() {
        source(SourceSettings.Policy.FLAG);
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            assertThat(level()).isEqualTo(ServiceLevel.ALL_WELL);
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
