// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.Observation;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.spring.Contexts;
import io.featureparity.testsupport.refusal.Refusals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The state of a feed between two runs of an application. */
class SavedStateTest {

    @TempDir
    Path folder;

    private ApplicationContextRunner runner() {
        return Contexts.runner().withPropertyValues("feature-parity.snapshot.folder=" + states());
    }

    private Path states() {
        return folder.resolve("a/states");
    }

    @Test
    void anApplicationGoesOnFromWhereItEnded() {
        runner().run(context -> take(context.getBean(InstrumentFeeds.class), context.getBean(Model.class), 0, 17));
        assertThat(states().resolve("USD%2FCOP.feed")).isRegularFile();
        runner().run(context -> {
            InstrumentFeeds feeds = context.getBean(InstrumentFeeds.class);
            Model model = context.getBean(Model.class);
            assertThat(seen(feeds)).isEqualTo(17);
            take(feeds, model, 17, 30);
            FeatureEngine whole = FeatureEngine.of(model);
            for (int i = 0; i < 30; i++) {
                whole.update(Contexts.bar(i), Contexts.macro(model.contract()));
            }
            Observation expected = whole.observe(AgentState.at(0, whole.lastTime()));
            assertThat(feeds.feed("USD/COP").observe(0)).isEqualTo(expected);
        });
    }

    @Test
    void whoeverBringsBarsEndsBeforeTheStateIsSaved() {
        runner().run(context -> take(context.getBean(InstrumentFeeds.class), context.getBean(Model.class), 0, 3));
        runner().withUserConfiguration(LateBars.class)
                .run(context ->
                        assertThat(seen(context.getBean(InstrumentFeeds.class))).isEqualTo(3));
        runner().run(context -> assertThat(seen(context.getBean(InstrumentFeeds.class)))
                .as("its last bar is saved")
                .isEqualTo(4));
    }

    @Test
    void aDamagedStateStopsTheStartAndNamesItsFile() throws IOException {
        runner().run(context -> take(context.getBean(InstrumentFeeds.class), context.getBean(Model.class), 0, 3));
        Path file = states().resolve("USD%2FCOP.feed");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        runner().run(context -> {
            FeatureParityException refusal = Contexts.refusal(context);
            assertThat(refusal).isInstanceOf(SnapshotException.class).hasMessageContaining(file.toString());
        });
        assertThat(file).as("a start that failed has not replaced it").hasBinaryContent(bytes);
    }

    @Test
    void aRefusedStateIsKeptIfTheFeedMayBeginAnew() throws IOException {
        runner().withPropertyValues("feature-parity.feed.policy=training")
                .run(context -> take(context.getBean(InstrumentFeeds.class), context.getBean(Model.class), 0, 3));
        Path file = states().resolve("USD%2FCOP.feed");
        byte[] refused = Files.readAllBytes(file);
        runner().run(context -> assertThat(Contexts.refusal(context).code()).isEqualTo(ErrorCode.SNAPSHOT_POLICY));
        runner().withPropertyValues("feature-parity.snapshot.when-refused=begin-anew")
                .run(context ->
                        assertThat(seen(context.getBean(InstrumentFeeds.class))).isZero());
        assertThat(states().resolve("USD%2FCOP.feed.refused")).hasBinaryContent(refused);
        assertThat(file).as("the new state").exists();
    }

    @Test
    void aFolderThatCannotBeWrittenStopsTheStart() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Contexts.runner()
                .withPropertyValues("feature-parity.snapshot.folder=" + file)
                .run(context -> assertThat(Contexts.refusal(context))
                        .hasMessageStartingWith("FP-1280 at property feature-parity.snapshot.folder: must be a folder"
                                + " that can be written to, but was " + file));
    }

    @Test
    void whatCannotBeSavedIsSaidForEachAndTheOthersAreSaved() {
        runner().withPropertyValues("feature-parity.instruments=A,B").run(context -> {
            InstrumentFeeds feeds = context.getBean(InstrumentFeeds.class);
            Files.createDirectories(states().resolve("A.feed/in-the-way"));
            ComponentException failed = Refusals.refusal(ComponentException.class, feeds::save);
            assertThat(failed.faults())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.where()).contains("A.feed"));
            assertThat(states().resolve("B.feed")).isRegularFile();
        });
    }

    @Test
    void withoutAFolderNothingIsSaved() throws IOException {
        Contexts.runner().run(context -> context.getBean(InstrumentFeeds.class).save());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private static long seen(InstrumentFeeds feeds) {
        return feeds.feed("USD/COP").with(feed -> feed.features().barsSeen());
    }

    private static void take(InstrumentFeeds feeds, Model model, int from, int to) {
        for (int i = from; i < to; i++) {
            feeds.feed("USD/COP").accept(Contexts.bar(i), Contexts.macro(model.contract()));
        }
    }

    /** Takes a bar in while it is closed, as one does who empties a queue. */
    static class LateBars implements AutoCloseable {
        private final InstrumentFeeds feeds;
        private final Model model;

        LateBars(InstrumentFeeds feeds, Model model) {
            this.feeds = feeds;
            this.model = model;
        }

        @Override
        public void close() {
            take(feeds, model, 3, 4);
        }
    }
}
