// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.laws;

import static io.featureparity.tests.market.Market.CONTRACT;
import static io.featureparity.tests.market.Market.STATS;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.Observation;
import io.featureparity.contract.error.NotReadyException;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Normalizer;
import io.featureparity.tests.market.Market;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Clauses D1 to D4: what observations keep to. */
class ObservationLawsTest {

    private static final int TRIES = 1_000;
    private static final int LONGEST = 250;
    private static final int MARKET_FEATURES = CONTRACT.marketFeatures().size();

    private final Normalizer normalizer = Normalizer.of(CONTRACT, STATS);

    @Property(tries = TRIES)
    void D1_aLargerRawValueNeverBecomesASmallerOne(
            @ForAll double one, @ForAll double other, @ForAll @IntRange(max = 12) int feature) {
        double least = Math.min(one, other);
        double most = Math.max(one, other);
        assertThat(normalizer.normalize(feature, least)).isLessThanOrEqualTo(normalizer.normalize(feature, most));
    }

    @Property(tries = TRIES)
    void D1_D2_D3_anObservationOfAnyMarketIsValid(
            @ForAll long seed,
            @ForAll @IntRange(min = 15, max = LONGEST) int length,
            @ForAll @DoubleRange(min = -3, max = 3) double position,
            @ForAll int clock) {
        FeatureEngine engine = Market.ragged(seed, length).engine();
        Observation observation = engine.observe(AgentState.at(position, Instant.ofEpochSecond(clock)));
        assertThat(observation.validate()).isEmpty();
        assertThat(observation.size()).isEqualTo(CONTRACT.size());
    }

    @Property(tries = TRIES)
    void D1_theMarketFeaturesOfAnObservationAreTheNormalisedOnes(
            @ForAll long seed, @ForAll @IntRange(min = 15, max = LONGEST) int length) {
        FeatureEngine engine = Market.ragged(seed, length).engine();
        Observation observation = engine.observe(AgentState.withClock(0, 0));
        float[] normalized = engine.normalized();
        for (int i = 0; i < MARKET_FEATURES; i++) {
            assertThat(observation.get(i)).isEqualTo(normalized[i]);
        }
    }

    @Property(tries = TRIES)
    void D2_thePositionIsClippedAndNothingElse(@ForAll double position) {
        FeatureEngine engine = Market.grid(1, 15).engine();
        double clipped = Math.max(-1, Math.min(1, position));
        assertThat(engine.observe(AgentState.withClock(position, 0)).get("position"))
                .isEqualTo((float) clipped);
    }

    @Property(tries = TRIES)
    void D3_theTimeIsThatOfTheUtcDay(@ForAll long second) {
        Instant time = Instant.ofEpochSecond(second % 100_000_000_000L);
        LocalTime clock = time.atOffset(ZoneOffset.UTC).toLocalTime();
        long minutes =
                Duration.between(LocalTime.of(13, 0), clock.withSecond(0)).toMinutes();
        double expected = minutes < 0 || minutes > 295 ? 1 : minutes / 295.0;
        FeatureEngine engine = Market.grid(1, 15).engine();
        assertThat(engine.observe(AgentState.at(0, time)).get("time_normalized"))
                .isEqualTo((float) expected);
    }

    @Property(tries = TRIES)
    void D3_aClockOfTheCallersOwnIsClipped(@ForAll double clock) {
        FeatureEngine engine = Market.grid(1, 15).engine();
        double clipped = Math.max(0, Math.min(1, clock));
        assertThat(engine.observe(AgentState.withClock(0, clock)).get("time_normalized"))
                .isEqualTo((float) clipped);
    }

    @Property(tries = TRIES)
    void D4_theFirstObservationIsLegalAtIndex14(@ForAll long seed, @ForAll @IntRange(max = 40) int length) {
        FeatureEngine engine = Market.ragged(seed, length).engine();
        AgentState state = AgentState.withClock(0, 0);
        if (length >= 15) {
            assertThat(engine.observe(state).size()).isEqualTo(15);
        } else {
            NotReadyException refused = refusal(NotReadyException.class, () -> engine.observe(state));
            assertThat(refused.missingBars()).isEqualTo(15 - length);
        }
    }

    /** A market of any kind never gives a raw value that the normaliser cannot take. */
    @Property(tries = TRIES)
    void D1_noNormalisedValueLeavesTheClip(@ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        Market market = Market.ragged(seed, length);
        for (float value : market.engine().normalized()) {
            assertThat(value).isBetween(-5f, 5f);
        }
    }
}
