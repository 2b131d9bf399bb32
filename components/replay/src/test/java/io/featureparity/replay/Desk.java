// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.decision.Thresholds;
import io.featureparity.component.desk.MemoryDesk;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.store.RowCursor;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.replay.StoredFeedBuilder;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.store.row.StoredBar;
import io.featureparity.testsupport.document.ContractDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A desk that decides as an inference would, and replays its decisions. */
final class Desk extends MemoryDesk<Desk> {

    /** Behind the last bar of a session. */
    static final int LAST = 60;

    Desk(Path folder) {
        this(folder, ContractDocument.builtIn("1.0.0"));
    }

    Desk(Path folder, ContractDocument document) {
        super(folder, document);
    }

    @Override
    protected Desk self() {
        return this;
    }

    /** The toy policy: it follows the first value, and leans against its own position. */
    static double answer(float[] observation) {
        return 0.6 * Math.sin(40 * observation[0]) - 0.2 * observation[observation.length - 2];
    }

    DecisionModel model() {
        return model(Desk::answer);
    }

    /** A day of bars that move, from the opening on. */
    Desk bars(int from, int end) {
        for (int i = from; i < end; i++) {
            bar(i, 4000 + i * 37 % 101, 4000 + (i + 1) * 37 % 101);
        }
        return this;
    }

    /** {@return the decisions about all stored bars, as an inference makes them that is asked as soon as each came} */
    List<Decision> decideAll() {
        return decideAll(model());
    }

    List<Decision> decideAll(DecisionModel model) {
        return decideAll(feed(), model, (features, position) -> Decision.NOT_LOGGED);
    }

    /** What writes an observation down, and says under which number. */
    interface Logging {
        long log(FeatureView features, double position);
    }

    List<Decision> decideAll(StoredFeedBuilder settings, DecisionModel model, Logging logging) {
        StoredFeed feed = settings.begin();
        List<Decision> all = new ArrayList<>();
        int position = 0;
        RowCursor<StoredBar> bars = stores.bars().closedAfter(INSTRUMENT, 0);
        for (StoredBar bar = bars.next(); bar != null; bar = bars.next()) {
            for (FeatureRow row : feed.take(bar)) {
                boolean again = !all.isEmpty()
                        && !row.time().isAfter(all.get(all.size() - 1).time());
                if (row.observation().isPresent() && !again) {
                    ObservationVector observation = served.observe(row, position);
                    long record = logging.log(feed.features(), position);
                    double output = model.decide(observation.toArray());
                    Action action = Thresholds.USUAL.action(output);
                    all.add(new Decision(
                            row.key(),
                            "toy",
                            "1",
                            row.time(),
                            position,
                            observation,
                            output,
                            action,
                            bar.arrival().seen().plusMillis(1),
                            1000,
                            record));
                    position = action.position();
                }
            }
        }
        return all;
    }

    Desk record(List<Decision> decisions) {
        decisions.forEach(
                decision -> assertThat(stores.decisions().record(decision)).isTrue());
        return this;
    }

    ReplayResult replay(ReplayRequest request) {
        return StoreReplay.run(request, stores, feed(), served, model());
    }

    /** Asks for the session. */
    static ReplayRequest day() {
        return ReplayRequest.of(range(0, LAST));
    }

    static Difference first(ReplayResult result) {
        return result.differences().get(0);
    }
}
