// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.postgres.PostgresSchema;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.redis.RedisLatest;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.testsupport.process.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoServersTest {

    private static final FeatureKey KEY = new FeatureKey("USD/COP", "0".repeat(64), "1".repeat(64));

    @TempDir
    private Path temp;

    @Test
    void bothServersAnswerAndLeaveNothingBehind() throws IOException {
        Path folder;
        try (DemoServers servers = DemoServers.start()) {
            folder = servers.folder();
            PostgresSchema.migrate(servers.postgres());
            try (PostgresStores stores = PostgresStores.open(servers.postgres());
                    RedisLatest latest = new RedisLatest(servers.redis())) {
                assertThat(stores.bars().lastPosition("USD/COP")).isZero();
                assertThat(latest.get(KEY)).isEmpty();
            }
            assertThat(living(folder)).hasSize(2);
            servers.restartDatabase();
            try (PostgresStores stores = PostgresStores.open(servers.postgres())) {
                assertThat(stores.bars().lastPosition("USD/COP")).isZero();
            }
        }
        assertThat(folder).doesNotExist();
    }

    /** The other program is killed as the system kills: it can do nothing more. */
    @Test
    void theServersOfAKilledDemoAreEndedByTheNext() throws IOException, InterruptedException {
        ProcessBuilder process =
                JavaProcess.of(DemoServersTest.class, List.of()).redirectError(ProcessBuilder.Redirect.INHERIT);
        process.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temp);
        Process demo = process.start();
        Path folder;
        try (BufferedReader said = demo.inputReader()) {
            folder = Path.of(said.readLine());
        } finally {
            demo.destroyForcibly();
        }
        assertThat(demo.waitFor(180, TimeUnit.SECONDS)).isTrue();
        List<ProcessHandle> orphans = living(folder);
        assertThat(orphans).hasSize(2);

        try (ServerFolder next = ServerFolder.createIn(folder.getParent())) {
            assertThat(orphans).noneMatch(ProcessHandle::isAlive);
            assertThat(folder).doesNotExist();
            assertThat(next.path()).exists();
        }
    }

    /** The demo that is killed; or one that only looks for dead ones, in the folder that it is given. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        if (arguments.length == 1) {
            ServerFolder.createIn(Path.of(arguments[0])).close();
            return;
        }
        System.out.println(DemoServers.start().folder());
        Thread.currentThread().join();
    }

    /** Also by other processes: that a second demo begins in this one must not give up the lock of the first. */
    @Test
    void aDemoThatLivesIsLeftAlone() throws IOException, InterruptedException {
        try (ServerFolder first = ServerFolder.createIn(temp);
                ServerFolder second = ServerFolder.createIn(temp)) {
            Process other = JavaProcess.of(DemoServersTest.class, List.of(temp.toString()))
                    .inheritIO()
                    .start();
            assertThat(other.waitFor(180, TimeUnit.SECONDS)).isTrue();
            assertThat(other.exitValue()).isZero();
            assertThat(first.path()).exists();
            assertThat(second.path()).exists().isNotEqualTo(first.path());
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void anotherProcessWithANotedNumberIsLeftAlone() throws IOException {
        Path dead = Files.createDirectory(temp.resolve("demo-1"));
        Files.writeString(dead.resolve("processes"), ProcessHandle.current().pid() + " 12345\nno number\n\n99");

        try (ServerFolder next = ServerFolder.createIn(temp)) {
            assertThat(dead).doesNotExist();
            assertThat(next.path()).exists();
        }
    }

    private static List<ProcessHandle> living(Path folder) throws IOException {
        try (Stream<String> notes = Files.lines(folder.resolve("processes"))) {
            return notes.flatMap(
                            note -> ProcessHandle.of(Long.parseLong(note.substring(0, note.indexOf(' ')))).stream())
                    .toList();
        }
    }
}
