// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.audit.AuditReader;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.component.ObservationStream;
import io.featureparity.component.decision.ModelLoader;
import io.featureparity.component.decision.Thresholds;
import io.featureparity.component.level.Degradation;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.model.Model;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.onnx.toy.ToyModel;
import io.featureparity.onnx.toy.ToyPolicy;
import io.featureparity.refresh.ModelSource;
import io.featureparity.refresh.Refresh;
import io.featureparity.refresh.RefreshListener;
import io.featureparity.refresh.RefreshSetup;
import io.featureparity.refresh.Round;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.LatestStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.Stores;
import io.featureparity.store.memory.MemoryLatest;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.MacroPublication;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.store.row.RegisteredModel;
import io.featureparity.store.row.StoredBar;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A small trading system: stores, a refresh, a toy policy that is live, and a market with the faults of a real one. */
public final class Rig {

    public static final String INSTRUMENT = "USD/COP";
    static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    static final NormStats STATS = NormStats.parse("norm_stats.json", GoldenData.statistics());
    public static final FeatureKey KEY = FeatureKey.of(INSTRUMENT, Model.of(CONTRACT, STATS));
    static final Instant OPENING = Instant.parse("2024-03-04T13:00:00Z");
    static final Instant BEFORE = Instant.parse("2000-01-01T00:00:00Z");
    static final Instant AFTER = Instant.parse("2100-01-01T00:00:00Z");
    static final long SEED = 11;

    public final Path temp;
    public Stores stores = new MemoryStores();
    public LatestStore online = new MemoryLatest(Duration.ofHours(1), () -> 0);
    public final ModelFolder folder;
    private @Nullable Refresh refresh;
    public final List<String> heard = new ArrayList<>();
    public volatile Instant now = OPENING;
    public final AtomicLong ticks = new AtomicLong();
    Freshness freshness = new Freshness(Duration.ofMinutes(5), Duration.ZERO);
    AuditTrail audit = AuditTrail.none();
    public Degradation degradation = Degradation.of(new ServiceLevels(() -> now));
    FeedSettings feed = FeedSettings.live();
    ModelLoader loader = (name, content) -> ToyPolicy.of(CONTRACT.size(), SEED);

    public Rig(Path temp) {
        this.temp = temp;
        this.folder = train(SEED);
    }

    /** Writes the files of the model, over those that were there: another seed is another model of the same name. */
    ModelFolder train(long seed) {
        try {
            return ToyModel.write(temp.resolve("model"), "toy", CONTRACT, STATS, seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Rig makeLive(String version) {
        RegisteredModel registered = folder.toRegister(INSTRUMENT, version, OPENING);
        stores.models().register(registered);
        stores.models().makeLive(registered.id(), version);
        return this;
    }

    // ---- the market

    /** Stores macro values for some weeks. */
    public Rig macro() {
        List<MacroPublication> macro = new ArrayList<>();
        for (String column : CONTRACT.macroColumns()) {
            for (int day = -3; day < 12; day++) {
                LocalDate of = LocalDate.of(2024, 3, 4).plusDays(day);
                Instant published = of.atTime(21, 0).toInstant(ZoneOffset.UTC);
                macro.add(new MacroPublication(column, of, published, 100 + column.length() + day * 0.37));
            }
        }
        stores.macro().append(macro);
        return this;
    }

    public static Instant time(int index) {
        return OPENING.plus(Duration.ofMinutes(5L * index));
    }

    static ArrivedBar bar(int index) {
        double close = 4000 + Math.floorMod(index * 37, 101) / 8.0;
        return ArrivedBar.closed(
                INSTRUMENT,
                new Bar(time(index), close - 0.5, close + 1, close - 1, close, 10 + index),
                time(index + 1));
    }

    /** Bars of a session as they may come: twice, missing, forming, with other values, late, broken. */
    static List<List<ArrivedBar>> session(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<ArrivedBar>> arrivals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ArrivedBar good = bar(i);
            Bar of = good.bar();
            Instant later = good.seen().plusSeconds(2);
            arrivals.add(
                    switch (i < 20 ? 9 : random.nextInt(10)) {
                        case 0 -> List.of(good, ArrivedBar.closed(INSTRUMENT, of, later));
                        case 1 -> List.of();
                        case 2 ->
                            List.of(ArrivedBar.forming(INSTRUMENT, of, of.time().plusSeconds(9)), good);
                        case 3 ->
                            List.of(
                                    good,
                                    ArrivedBar.closed(
                                            INSTRUMENT,
                                            new Bar(of.time(), of.open(), of.high(), of.low(), of.close() + 0.25, 1),
                                            later));
                        case 4 ->
                            List.of(
                                    good,
                                    ArrivedBar.closed(
                                            INSTRUMENT, new Bar(of.time().minusSeconds(1500), 1, 1, 1, 1, 1), later));
                        case 5 ->
                            List.of(ArrivedBar.closed(
                                    INSTRUMENT, new Bar(of.time(), 1, 2, 3, Double.NaN, 1), good.seen()));
                        default -> List.of(good);
                    });
        }
        return arrivals;
    }

    /** Bars come, and the clock goes to the time at which the last of them had ended. */
    public void arrive(List<ArrivedBar> bars) {
        if (!bars.isEmpty()) {
            stores.bars().append(bars);
            now = bars.get(bars.size() - 1).seen();
        }
    }

    public void arrive(int from, int end) {
        for (int i = from; i < end; i++) {
            arrive(List.of(bar(i)));
        }
    }

    // ---- the components

    /** Computes the features of all bars that are there, and delivers the newest. */
    public void refresh() {
        if (refresh == null) {
            refresh = refresh(online);
        }
        advance(refresh);
    }

    /** Does the same with an online store that nobody reads. */
    void refreshElsewhere() {
        try (Refresh other = refresh(new MemoryLatest(Duration.ofHours(1), () -> 0))) {
            advance(other);
        }
    }

    private Refresh refresh(LatestStore to) {
        return new Refresh(new RefreshSetup(
                INSTRUMENT,
                stores,
                to,
                feed,
                ModelSource.live(INSTRUMENT, folder),
                new ServiceLevels(() -> now),
                AuditTrail.none(),
                ticks::get,
                new RefreshListener() {}));
    }

    private static void advance(Refresh refresh) {
        Round round;
        do {
            round = refresh.step();
        } while (round == Round.WORKING);
    }

    public InferenceSetup setup() {
        return setup(stores);
    }

    InferenceSetup setup(Stores by) {
        return new InferenceSetup(
                INSTRUMENT,
                by,
                online,
                feed,
                folder,
                loader,
                Thresholds.USUAL,
                freshness,
                audit,
                degradation,
                () -> now,
                ticks::getAndIncrement,
                new Hearing());
    }

    public Inference inference() {
        return new Inference(setup());
    }

    /** Decides about all bars that are there. */
    public static void catchUp(Inference inference) {
        io.featureparity.inference.Round round;
        do {
            round = inference.step();
        } while (round == io.featureparity.inference.Round.WORKING);
    }

    private final class Hearing implements InferenceListener {
        @Override
        public void serves(RegisteredModel model) {
            heard.add("serves " + model.version());
        }

        @Override
        public void startsAnew(List<Fault> faults) {
            heard.add("starts anew " + faults.get(0).code());
        }

        @Override
        public void decided(Answer answer) {
            heard.add("decided " + answer.decision().time() + " "
                    + answer.source().orElseThrow());
        }

        @Override
        public void tooOld(Instant barTime) {
            heard.add("too old " + barTime);
        }

        @Override
        public void objected(Instant barTime, Fault reason) {
            heard.add("objected " + barTime + " " + reason.code());
        }

        @Override
        public void interrupted(List<Fault> faults) {
            heard.add("interrupted " + faults.get(0).code());
        }

        @Override
        public void goesOn() {
            heard.add("goes on");
        }
    }

    // ---- what came of it

    /** The records of a kind in an audit log. */
    static <R extends AuditRecord> List<R> records(Path log, Class<R> kind) {
        List<R> found = new ArrayList<>();
        try (AuditReader reader = AuditReader.open(log)) {
            for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
                if (kind.isInstance(record)) {
                    found.add(kind.cast(record));
                }
            }
        }
        return found;
    }

    public List<Decision> decisions() {
        List<Decision> all = new ArrayList<>();
        RowCursor<Decision> cursor = stores.decisions().between(INSTRUMENT, BEFORE, AFTER);
        for (Decision decision = cursor.next(); decision != null; decision = cursor.next()) {
            all.add(decision);
        }
        return all;
    }

    String stream() {
        ObservationStream stream = new ObservationStream();
        decisions().forEach(decision -> stream.add(decision.time(), decision.observation()));
        return stream.toString();
    }

    /** The stream that a feed and a model give which nothing disturbs, in a loop as simple as can be. */
    String expected() {
        ToyPolicy policy = ToyPolicy.of(CONTRACT.size(), SEED);
        StoredFeed plain =
                feed.feed(INSTRUMENT, Model.of(CONTRACT, STATS), stores.macro()).begin();
        ObservationStream stream = new ObservationStream();
        double position = 0;
        RowCursor<StoredBar> bars = stores.bars().closedAfter(INSTRUMENT, 0);
        for (StoredBar bar = bars.next(); bar != null; bar = bars.next()) {
            for (FeatureRow row : plain.take(bar)) {
                Optional<ObservationVector> stored = row.observation();
                if (stored.isPresent()) {
                    float[] values = stored.get().toArray();
                    values[CONTRACT.indexOf("position")] = (float) position;
                    stream.add(row.time(), ObservationVector.of(values));
                    Action action = Thresholds.USUAL.action(policy.decide(values));
                    position = action == Action.LONG ? 1 : action == Action.SHORT ? -1 : 0;
                }
            }
        }
        return stream.toString();
    }
}
