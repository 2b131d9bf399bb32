// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.contract;

import static io.featureparity.store.contract.Samples.INSTRUMENT;
import static io.featureparity.store.contract.Samples.all;
import static io.featureparity.store.contract.Samples.hash;
import static io.featureparity.store.contract.Samples.key;
import static io.featureparity.store.contract.Samples.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.Stores;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.ModelStatus;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.store.row.RegisteredModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every registry of models and every store of decisions does. */
public abstract class ModelsContract {

    /** {@return stores that hold nothing} */
    protected abstract Stores stores();

    private final Stores stores = stores();
    private final ModelRegistry models = stores.models();

    private static RegisteredModel model(String instrument, String version, char digit) {
        return new RegisteredModel(
                instrument,
                "ppo-7",
                version,
                hash(digit),
                hash('a'),
                hash('b'),
                3,
                List.of("ret", "position", "time, \"normalized\" {ñ}"),
                ModelStatus.REGISTERED,
                Instant.parse("2024-03-04T13:00:00.123456789Z"));
    }

    // ---- models

    @Test
    void aModelIsRegisteredOnce() {
        RegisteredModel first = model(INSTRUMENT, "1", '1');
        assertThat(models.register(first)).isTrue();
        assertThat(models.register(first.with(ModelStatus.LIVE))).isFalse();

        assertThat(models.find("ppo-7", "1")).contains(first);
        assertThat(models.find("ppo-7", "2")).isEmpty();
        assertThat(models.all("EUR/COP")).isEmpty();

        StoreException refused = refusal(StoreException.class, () -> models.register(model(INSTRUMENT, "1", '2')));
        assertThat(refused.code()).isEqualTo(ErrorCode.STORE_ROW_DIFFERS);
        assertThat(models.all(INSTRUMENT)).containsExactly(first);
    }

    @Test
    void exactlyOneModelOfAnInstrumentIsLive() {
        assertThat(refusal(StoreException.class, () -> models.live(INSTRUMENT)).code())
                .isEqualTo(ErrorCode.STORE_NO_LIVE_MODEL);
        models.register(model(INSTRUMENT, "1", '1'));
        models.register(model(INSTRUMENT, "2", '2'));
        models.register(model("EUR/COP", "3", '3'));
        assertThat(refusal(StoreException.class, () -> models.live(INSTRUMENT)).code())
                .isEqualTo(ErrorCode.STORE_NO_LIVE_MODEL);

        models.makeLive("ppo-7", "1");
        models.makeLive("ppo-7", "3");
        assertThat(models.live(INSTRUMENT))
                .isEqualTo(model(INSTRUMENT, "1", '1').with(ModelStatus.LIVE));

        models.makeLive("ppo-7", "2");
        models.makeLive("ppo-7", "2");
        assertThat(models.all(INSTRUMENT))
                .extracting(RegisteredModel::status)
                .containsExactlyInAnyOrder(ModelStatus.RETIRED, ModelStatus.LIVE);
        assertThat(models.live(INSTRUMENT).version()).isEqualTo("2");
        assertThat(models.live("EUR/COP").version()).isEqualTo("3");

        models.makeLive("ppo-7", "1");
        assertThat(models.live(INSTRUMENT).version()).isEqualTo("1");
        models.retire("ppo-7", "1");
        assertThat(refusal(StoreException.class, () -> models.live(INSTRUMENT)).code())
                .isEqualTo(ErrorCode.STORE_NO_LIVE_MODEL);
    }

    @Test
    void whatIsNotRegisteredCannotBeLive() {
        models.register(model(INSTRUMENT, "1", '1'));
        models.makeLive("ppo-7", "1");

        assertThat(refusal(StoreException.class, () -> models.makeLive("ppo-7", "9"))
                        .code())
                .isEqualTo(ErrorCode.STORE_MODEL_UNKNOWN);
        assertThat(refusal(StoreException.class, () -> models.retire("ppo-8", "1"))
                        .code())
                .isEqualTo(ErrorCode.STORE_MODEL_UNKNOWN);
        assertThat(models.live(INSTRUMENT).version()).isEqualTo("1");
    }

    // ---- decisions

    private static Decision decision(int index, String version, double output) {
        float[] seen = {index, -0.0f, Float.MIN_VALUE};
        return new Decision(
                key('a', 'b'),
                "ppo-7",
                version,
                time(index),
                -0.0,
                ObservationVector.of(seen),
                output,
                output > 0 ? Action.LONG : Action.SHORT,
                time(index).plusNanos(1_234_567),
                4_711,
                index == 0 ? Decision.NOT_LOGGED : index);
    }

    @Test
    void decisionsComeBackBarAfterBar() {
        List<Decision> made = new ArrayList<>();
        for (int i = 0; i < Samples.HARD.size(); i++) {
            made.add(decision(i, "1", Samples.HARD.get(i)));
            made.add(decision(i, "2", 0.5));
        }
        for (int i = made.size() - 1; i >= 0; i--) {
            assertThat(stores.decisions().record(made.get(i))).isTrue();
        }

        assertThat(all(stores.decisions().between(INSTRUMENT, time(0), time(99))))
                .isEqualTo(made);
        assertThat(all(stores.decisions().between(INSTRUMENT, time(2), time(4))))
                .isEqualTo(made.subList(4, 8));
        assertThat(all(stores.decisions().between("EUR/COP", Instant.MIN, Instant.MAX)))
                .isEmpty();
    }

    @Test
    void theFirstDecisionStays() {
        Decision first = decision(3, "1", 0.7);
        assertThat(stores.decisions().record(first)).isTrue();
        assertThat(stores.decisions().record(decision(3, "1", -0.7))).isFalse();
        assertThat(stores.decisions().record(first)).isFalse();

        assertThat(all(stores.decisions().between(INSTRUMENT, time(0), time(9))))
                .containsExactly(first);
        FeatureKey other = new FeatureKey("EUR/COP", hash('a'), hash('b'));
        assertThat(other).isNotEqualTo(first.features());
    }

    @Test
    void theNewestDecisionBeforeABarIsThatOfTheModel() {
        assertThat(stores.decisions().newestBefore(INSTRUMENT, "ppo-7", "1", Instant.MAX))
                .isEmpty();
        for (int i : new int[] {1, 3, 4}) {
            stores.decisions().record(decision(i, "1", 0.5));
        }
        stores.decisions().record(decision(2, "2", 0.5));
        stores.decisions().record(decision(3, "2", 0.5));

        assertThat(stores.decisions().newestBefore(INSTRUMENT, "ppo-7", "1", time(4)))
                .contains(decision(3, "1", 0.5));
        assertThat(stores.decisions().newestBefore(INSTRUMENT, "ppo-7", "1", time(3)))
                .contains(decision(1, "1", 0.5));
        assertThat(stores.decisions().newestBefore(INSTRUMENT, "ppo-7", "2", Instant.MAX))
                .contains(decision(3, "2", 0.5));
        assertThat(stores.decisions().newestBefore(INSTRUMENT, "ppo-7", "1", time(1)))
                .isEmpty();
        assertThat(stores.decisions().newestBefore(INSTRUMENT, "a2c", "1", Instant.MAX))
                .isEmpty();
        assertThat(stores.decisions().newestBefore("EUR/COP", "ppo-7", "1", Instant.MAX))
                .isEmpty();
        assertThat(stores.decisions().newestBefore(INSTRUMENT, "ppo-7", "1", Instant.MIN))
                .isEmpty();
    }
}
