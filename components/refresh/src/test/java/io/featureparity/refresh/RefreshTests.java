// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.model.Model;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.LatestStore;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.Stores;
import io.featureparity.store.memory.MemoryLatest;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.RegisteredModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A refresh in memory, whose stores fail when a test wants it. */
abstract class RefreshTests {

    final Stores stores = new MemoryStores();
    final LatestStore online = new MemoryLatest(Duration.ofHours(1), () -> 0);
    final FailingStores failing = new FailingStores();
    final List<String> heard = new ArrayList<>();
    long ticks;
    AuditTrail audit = AuditTrail.none();

    /** Which files are in the folder. */
    Model inFolder = Market.MODEL;

    final class Hearing implements RefreshListener {
        @Override
        public void serves(RegisteredModel model) {
            heard.add("serves " + model.version());
        }

        @Override
        public void leads(FeatureKey key, long position) {
            heard.add("leads from " + position);
        }

        @Override
        public void follows(FeatureKey key) {
            heard.add("follows");
        }

        @Override
        public void startsAnew(List<Fault> faults) {
            heard.add("starts anew: " + faults.get(0).code());
        }

        @Override
        public void interrupted(List<Fault> faults) {
            heard.add("interrupted: " + faults.get(0).code());
        }

        @Override
        public void goesOn() {
            heard.add("goes on");
        }

        @Override
        public void onlineInterrupted(List<Fault> faults) {
            heard.add("online interrupted: " + faults.get(0).code());
        }

        @Override
        public void onlineGoesOn() {
            heard.add("online goes on");
        }

        @Override
        public void auditInterrupted(List<Fault> faults) {
            heard.add("audit interrupted: " + faults.get(0).code());
        }

        @Override
        public void auditGoesOn() {
            heard.add("audit goes on");
        }
    }

    /** How well the refresh works. */
    final ServiceLevels levels = new ServiceLevels(() -> Instant.EPOCH);

    final class Folder implements ModelSource {
        @Override
        public RegisteredModel wanted(ModelRegistry registry) {
            return registry.live(Market.INSTRUMENT);
        }

        @Override
        public Model open(RegisteredModel registered) {
            if (!registered.features().equals(FeatureKey.of(Market.INSTRUMENT, inFolder))) {
                throw new StoreException(new Fault(ErrorCode.STORE_MODEL_DIFFERS, "folder", "must be", "another"));
            }
            return inFolder;
        }
    }

    final RefreshSetup setup(Stores used, FeedSettings feed) {
        return new RefreshSetup(
                Market.INSTRUMENT,
                used,
                failing.of(online),
                feed,
                new Folder(),
                levels,
                audit,
                () -> ticks,
                new Hearing());
    }

    final Refresh refresh(Stores used) {
        return new Refresh(setup(used, FeedSettings.live()));
    }

    final void live() {
        Market.makeLive(stores, Market.MODEL, "1", "a");
    }

    static void catchUp(Refresh refresh) {
        Round round = refresh.step();
        for (int more = 0; more < 50 && (round == Round.WORKING || round == Round.INTERRUPTED); more++) {
            round = refresh.step();
        }
        assertThat(round).isEqualTo(Round.CAUGHT_UP);
    }

    final void assertStoredIsExpected() {
        assertThat(Market.stored(stores, Market.MODEL)).isEqualTo(Market.expected(stores, Market.MODEL));
    }
}
