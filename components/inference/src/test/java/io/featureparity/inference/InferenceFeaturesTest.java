// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.session.Closures;
import io.featureparity.store.latest.Level;
import io.featureparity.store.memory.MemoryLatest;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureRow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Where the features of a decision come from. */
class InferenceFeaturesTest extends InferenceTests {

    @Test
    void featuresComeFromTheFirstLevelThatHasThem() {
        rig.freshness = ALWAYS;
        rig.arrive(0, 20);
        rig.refreshElsewhere();
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            Answer fromTable = inference.board().newest().orElseThrow();
            assertThat(fromTable.source()).contains(Level.Source.FEATURES);
            assertThat(fromTable.passedOver()).extracting(Fault::code).containsExactly(ErrorCode.STORE_NO_FEATURES);

            rig.arrive(20, 21);
            Rig.catchUp(inference);
            Answer fromEngine = inference.board().newest().orElseThrow();
            assertThat(fromEngine.source()).contains(Level.Source.ENGINE);
            assertThat(fromEngine.passedOver()).hasSize(2);

            rig.arrive(21, 22);
            rig.refresh();
            Rig.catchUp(inference);
            assertThat(inference.board().newest().orElseThrow().source()).contains(Level.Source.ONLINE);
        }
        assertThat(rig.stream())
                .isEqualTo(
                        rig.expected().replace("8 observations", rig.decisions().size() + " observations"));
    }

    /** It says so: a state of another contract would be no trifle. */
    @Test
    void aStoredStateThatCannotBeUsedIsToldAndAllBarsAreComputed() {
        rig.arrive(0, 20);
        rig.refresh();
        try (Inference first = rig.inference()) {
            Rig.catchUp(first);
        }
        assertThat(rig.heard).noneMatch(line -> line.startsWith("starts anew"));
        rig.feed = new FeedSettings("training", Closures.none());
        rig.arrive(20, 21);
        try (Inference other = rig.inference()) {
            Rig.catchUp(other);
            assertThat(other.board().decisions()).isEqualTo(1);
        }
        assertThat(rig.heard).containsOnlyOnce("starts anew FP-578");
    }

    @Test
    void theRefreshHasSomeTimeBeforeTheEngineIsAsked() {
        rig.freshness = new Freshness(Duration.ofMinutes(5), Duration.ofSeconds(1));
        rig.arrive(0, 20);
        rig.refresh();
        try (Inference inference = rig.inference()) {
            assertThat(inference.step()).isEqualTo(Round.CAUGHT_UP);
            rig.arrive(20, 21);
            assertThat(inference.step()).isEqualTo(Round.WAITING);
            assertThat(inference.step()).isEqualTo(Round.WAITING);
            rig.refresh();
            assertThat(inference.step()).isEqualTo(Round.CAUGHT_UP);
            assertThat(inference.board().newest().orElseThrow().source()).contains(Level.Source.ONLINE);

            rig.arrive(21, 22);
            assertThat(inference.step()).isEqualTo(Round.WAITING);
            rig.ticks.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(inference.step()).isEqualTo(Round.CAUGHT_UP);
            assertThat(inference.board().newest().orElseThrow().source()).contains(Level.Source.ENGINE);
        }
    }

    @Test
    void anOnlineStoreThatIsAwayIsPassedOver() {
        rig.arrive(0, 20);
        rig.refresh();
        rig.online = new AwayLatest();
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            Answer answer = inference.board().newest().orElseThrow();
            assertThat(answer.source()).contains(Level.Source.FEATURES);
            assertThat(answer.passedOver()).extracting(Fault::code).containsExactly(ErrorCode.STORE_UNREACHABLE);
        }
    }

    /** One bit of one value, in the online store alone. */
    @Test
    void featuresThatAreNotThoseOfTheEngineEndTheInferenceAndNothingIsDecided() {
        rig.arrive(0, 20);
        rig.refresh();
        FeatureRow row = rig.online.get(Rig.KEY).orElseThrow();
        double[] raw = row.raw();
        raw[3] = Math.nextUp(raw[3]);
        rig.online = new MemoryLatest(Duration.ofHours(1), () -> 0);
        rig.online.put(FeatureRow.of(
                row.key(),
                row.time(),
                row.position(),
                raw,
                row.normalized(),
                row.agentPosition(),
                row.observation().orElseThrow()));
        try (Inference inference = rig.inference()) {
            assertThat(refusal(ComponentException.class, inference::step))
                    .hasMessage("FP-1214 at ONLINE level, features at " + Rig.time(19)
                            + ": must be those of the engine, raw value 3 " + row.raw()[3] + ", but was raw value 3 "
                            + raw[3]);
            assertThat(inference.board().isReady()).isFalse();
            assertThat(inference.board().problem())
                    .extracting(Fault::code)
                    .containsExactly(ErrorCode.COMPONENT_FEATURES_DIFFER);
        }
        assertThat(rig.decisions()).extracting(Decision::time).doesNotContain(Rig.time(19));
    }

    /** A refresh of an older version, or of other rules: the model does not see the quality. */
    @Test
    void theQualityOfABarIsNoFeature() {
        rig.arrive(0, 20);
        rig.refresh();
        FeatureRow row = rig.online.get(Rig.KEY).orElseThrow();
        assertThat(row.quality()).isNotNaN();
        rig.online = new MemoryLatest(Duration.ofHours(1), () -> 0);
        rig.online.put(row.withQuality(Double.NaN));
        try (Inference inference = rig.inference()) {
            Rig.catchUp(inference);
            assertThat(inference.board().newest().orElseThrow().source()).contains(Level.Source.ONLINE);
        }
        assertThat(rig.decisions()).extracting(Decision::time).contains(Rig.time(19));
    }
}
