// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import static io.featureparity.testsupport.refusal.Refusals.refusal;

import io.featureparity.component.decision.DecisionModel;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.FeatureParityException;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An inference whose model is live, over stores in memory. */
abstract class InferenceTests {

    /** The first bar at which an observation is legal. */
    static final int FIRST = Rig.CONTRACT.warmUpBars();

    /** No bar of a test is too old. */
    static final Freshness ALWAYS = new Freshness(Duration.ofDays(9), Duration.ZERO);

    @TempDir
    Path temp;

    Rig rig;

    @BeforeEach
    void aModelIsLive() {
        rig = new Rig(temp).macro().makeLive("1");
    }

    ErrorCode code(ThrowingCallable call) {
        return refusal(FeatureParityException.class, call).code();
    }

    static DecisionModel answering(double output) {
        return new DecisionModel() {
            @Override
            public int observationSize() {
                return Rig.CONTRACT.size();
            }

            @Override
            public double decide(float[] observation) {
                return output;
            }

            @Override
            public void close() {}
        };
    }
}
