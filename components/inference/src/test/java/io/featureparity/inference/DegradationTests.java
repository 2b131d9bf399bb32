// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.level.Degradation;
import io.featureparity.component.level.SourceSettings;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.resilience.breaker.FeatureBreakerSettings;
import io.featureparity.resilience.level.LevelTransition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.LatestStore;
import io.featureparity.store.row.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the levels of an inference are tried with. */
abstract class DegradationTests {

    @TempDir
    Path temp;

    final List<LevelTransition> transitions = new ArrayList<>();
    Rig rig;
    LatestStore redis;

    /** What the model, the online store or the audit log throws. */
    @Nullable
    Throwable thrown;

    @BeforeEach
    void aModelIsLive() {
        rig = new Rig(temp).macro().makeLive("1");
        rig.freshness = new Freshness(Duration.ofMinutes(30), Duration.ZERO);
        degrade(Optional.empty(), Optional.empty());
    }

    void degrade(Optional<FeatureBreakerSettings> features, Optional<SourceSettings> source) {
        rig.degradation = new Degradation(new ServiceLevels(() -> rig.now, transitions::add), features, source);
    }

    ServiceLevel level() {
        return rig.degradation.levels().level();
    }

    String conditions() {
        return rig.degradation.levels().conditions().toString();
    }

    List<Instant> decided() {
        return rig.decisions().stream().map(Decision::time).toList();
    }

    void requireOneDecisionForEachBarAsNothingHadHappened(int bars) {
        assertThat(rig.decisions()).hasSize(bars - Rig.CONTRACT.warmUpBars());
        assertThat(rig.stream()).isEqualTo(rig.expected());
    }

    void throwNow() {
        if (thrown instanceof Error error) {
            throw error;
        } else if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    static StoreException away(String what) {
        return new StoreException(new Fault(ErrorCode.STORE_UNREACHABLE, what, "must answer", "nothing"));
    }
}
