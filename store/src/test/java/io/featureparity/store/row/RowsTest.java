// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

import static io.featureparity.store.contract.Samples.INSTRUMENT;
import static io.featureparity.store.contract.Samples.bar;
import static io.featureparity.store.contract.Samples.hash;
import static io.featureparity.store.contract.Samples.key;
import static io.featureparity.store.contract.Samples.row;
import static io.featureparity.store.contract.Samples.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.contract.json.Sha256;
import io.featureparity.features.feed.FeedSnapshot;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.store.contract.Samples;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Rows refuse what a store could not give back as it was. */
class RowsTest {

    private static final FeatureKey KEY = key('a', 'b');
    private static final FeedSnapshot SNAPSHOT =
            MarketFeed.of(Samples.model()).build().snapshot();

    private static StoreException refused(ThrowingCallable call) {
        StoreException refused = refusal(StoreException.class, call);
        assertThat(refused.code()).isEqualTo(ErrorCode.STORE_ROW);
        return refused;
    }

    // ---- names and times

    @Test
    void anInstrumentHasAName() {
        for (String wrong : List.of("", "  ", "a\u0000b", "a\nb", "x".repeat(201), "\ud83d")) {
            refused(() -> ArrivedBar.closed(wrong, bar(0), time(1)));
            refused(() -> new FeatureKey(wrong, hash('a'), hash('b')));
        }
        assertThat(ArrivedBar.closed("ñ/\ud83d\ude00", bar(0), time(1)).instrument())
                .hasSize(4);
    }

    @Test
    void aBarBeginsAtAWholeMillisecondAndNotInTheFuture() {
        for (String wrong : List.of(
                "2024-03-04T13:00:00.0001Z",
                "1899-12-31T23:59:59.999Z",
                "2200-01-01T00:00:00Z",
                "-1000-01-01T00:00:00Z")) {
            refused(() -> ArrivedBar.closed(
                    INSTRUMENT, Bar.absent(Instant.parse(wrong)), Instant.parse("2199-12-31T00:00:00Z")));
        }
        assertThat(refused(() -> ArrivedBar.forming(INSTRUMENT, bar(1), time(1).minusMillis(1))))
                .hasMessage("FP-1109 at bar of USD/COP: must not begin after it was seen, at 2024-03-04T13:04:59.999Z, "
                        + "but was 2024-03-04T13:05:00Z");
        assertThat(ArrivedBar.forming(INSTRUMENT, bar(1), time(1)).closed()).isFalse();
    }

    @Test
    void whatIsFinerThanADatabaseKeepsIsCutOrRoundedToTheSafeSide() {
        assertThat(ArrivedBar.closed(INSTRUMENT, bar(0), time(1).plusNanos(1_999))
                        .seen())
                .isEqualTo(time(1).plusNanos(1_000));
        MacroPublication published = Samples.macro(time(1).plusNanos(1), 5);
        assertThat(published.published()).isEqualTo(time(1).plusMillis(1));
        assertThat(Samples.macro(time(1), 5).published()).isEqualTo(time(1));
        refused(() -> Samples.macro(Instant.MAX.minusSeconds(1), 5));
        refused(() -> new MacroPublication("dxy", LocalDate.of(1899, 12, 31), time(0), 5));
        refused(() -> new KnownMacro(published, time(1)));
        refused(() -> new StoredBar(0, Samples.arrived(0)));
    }

    @Test
    void hashesAreHexDigits() {
        refused(() -> new FeatureKey(INSTRUMENT, hash('A'), hash('b')));
        refused(() -> new FeatureKey(INSTRUMENT, hash('a'), "b"));
        assertThat(KEY).hasToString("USD/COP (contract aaaaaaaa, statistics bbbbbbbb)");
    }

    // ---- observations and features

    @Test
    void theHashOfAnObservationIsThatOfItsLittleEndianFloats() {
        ObservationVector observation = ObservationVector.of(new float[] {1.5f, -0.0f});
        assertThat(observation.toBytes()).containsExactly(0, 0, 0xc0, 0x3f, 0, 0, 0, 0x80);
        assertThat(observation.sha256()).isEqualTo(Sha256.of(observation.toBytes()));
        assertThat(observation).isNotEqualTo(ObservationVector.of(new float[] {1.5f, 0.0f}));
        assertThat(observation.size()).isEqualTo(2);
        ObservationVector absent = ObservationVector.of(new float[] {Float.intBitsToFloat(0x7f80_0001)});
        assertThat(absent.toBytes()).containsExactly(0, 0, 0xc0, 0x7f);
    }

    @Test
    void aRowDoesNotChangeWithTheArraysItWasMadeOf() {
        double[] raw = {1, 2};
        float[] normalized = {3, 4};
        float[] seen = {5};
        FeatureRow row = FeatureRow.of(KEY, time(0), 1, raw, normalized, 0, ObservationVector.of(seen));
        raw[0] = normalized[0] = seen[0] = 9;
        row.raw()[1] = 9;
        row.normalized()[1] = 9;
        row.observation().orElseThrow().toArray()[0] = 9;

        assertThat(row)
                .isEqualTo(FeatureRow.of(
                        KEY, time(0), 1, new double[] {1, 2}, new float[] {3, 4}, 0, ObservationVector.of(new float[] {5
                        })));
        assertThat(row.hashCode()).isEqualTo(row.hashCode());
        assertThat(row.toString())
                .startsWith("features of USD/COP (contract aaaaaaaa")
                .contains("SHA-256");
    }

    @Test
    void rowsDifferByEachOfTheirBits() {
        FeatureRow row = FeatureRow.warmingUp(KEY, time(0), 1, new double[] {0.0}, new float[] {0.0f});
        assertThat(row).isNotEqualTo(FeatureRow.warmingUp(KEY, time(0), 1, new double[] {-0.0}, new float[] {0.0f}));
        assertThat(row).isNotEqualTo(FeatureRow.warmingUp(KEY, time(0), 1, new double[] {0.0}, new float[] {-0.0f}));
        assertThat(row).isNotEqualTo(FeatureRow.warmingUp(KEY, time(0), 2, new double[] {0.0}, new float[] {0.0f}));
        assertThat(row).isNotEqualTo(FeatureRow.warmingUp(KEY, time(1), 1, new double[] {0.0}, new float[] {0.0f}));
        assertThat(row.toString()).endsWith("no observation");
        refused(() -> FeatureRow.warmingUp(KEY, time(0), 1, new double[] {0.0}, new float[] {}));
    }

    // ---- steps and states

    private static EngineState state(long position, int index) {
        return new EngineState(KEY, position, position, time(index), SNAPSHOT);
    }

    @Test
    void theRowsOfAStepBelongTogether() {
        assertThat(refused(() -> new RefreshStep(1, List.of(), state(1, 1)))).hasMessageContaining("after position 1");
        refused(() -> new RefreshStep(-1, List.of(), state(1, 1)));
        refused(() -> new RefreshStep(0, List.of(row(key('a', 'c'), 1, 1, 1)), state(1, 1)));
        refused(() -> new RefreshStep(1, List.of(row(KEY, 1, 1, 1)), state(2, 1)));
        refused(() -> new RefreshStep(0, List.of(row(KEY, 1, 3, 1)), state(2, 1)));
        refused(() -> new RefreshStep(0, List.of(row(KEY, 2, 1, 1), row(KEY, 1, 2, 1)), state(2, 2)));
        refused(() -> new RefreshStep(0, List.of(row(KEY, 2, 1, 1)), state(2, 1)));
        assertThat(new RefreshStep(0, List.of(row(KEY, 1, 1, 1), row(KEY, 1, 2, 1)), state(2, 1)).rows())
                .hasSize(2);
        refused(() -> new EngineState(KEY, 3, 4, time(0), SNAPSHOT));
        refused(() -> new EngineState(KEY, 3, 0, time(0), SNAPSHOT));
    }

    // ---- models and decisions

    @Test
    void theFilesOfAModelAreThoseOfTheRegistry() {
        Model model = Samples.model();
        FeatureContract contract = model.contract();
        ModelManifest manifest = ModelManifest.of("ppo-7", contract, model.stats());
        RegisteredModel registered = RegisteredModel.of(INSTRUMENT, "1", manifest, contract, hash('7'), time(0));
        registered.requireFiles(manifest, contract, hash('7'));
        assertThat(registered.features()).isEqualTo(FeatureKey.of(INSTRUMENT, model));
        assertThat(registered.featureOrder()).containsExactly("ret", "dxy_change", "position", "time_normalized");

        RegisteredModel other = new RegisteredModel(
                INSTRUMENT,
                "ppo-8",
                "1",
                hash('8'),
                hash('a'),
                hash('b'),
                3,
                List.of("dxy_change", "ret", "position"),
                ModelStatus.LIVE,
                time(0));
        StoreException refused = refusal(StoreException.class, () -> other.requireFiles(manifest, contract, hash('7')));
        assertThat(refused.faults()).hasSize(7).extracting(Fault::code).containsOnly(ErrorCode.STORE_MODEL_DIFFERS);
        assertThat(refused.faults().get(1).toString())
                .isEqualTo("FP-1114 at model ppo-8 1: the hash of the model's file must be the registered " + hash('8')
                        + ", but was " + hash('7'));
    }

    @Test
    void aModelHasAsManyFeaturesAsItSees() {
        refused(() -> new RegisteredModel(
                INSTRUMENT,
                "ppo-8",
                "1",
                hash('8'),
                hash('a'),
                hash('b'),
                2,
                List.of("ret"),
                ModelStatus.LIVE,
                time(0)));
    }

    @Test
    void aDecisionHasPossibleNumbers() {
        ObservationVector seen = ObservationVector.of(new float[] {1});
        refused(() -> new Decision(KEY, "m", "1", time(0), 0, seen, 0, Action.FLAT, time(0), -1, 1));
        refused(() -> new Decision(KEY, "m", "1", time(0), 0, seen, 0, Action.FLAT, time(0), 1, -2));
        refused(() -> new Decision(KEY, "", "1", time(0), 0, seen, 0, Action.FLAT, time(0), 1, 1));
    }
}
