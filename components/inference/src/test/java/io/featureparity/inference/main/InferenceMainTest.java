// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.main.Host;
import io.featureparity.component.main.StopSignal;
import io.featureparity.component.servers.Addresses;
import io.featureparity.component.servers.Servers;
import io.featureparity.inference.Rig;
import io.featureparity.parity.audit.AuditRequest;
import io.featureparity.parity.audit.LogAudit;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.redis.RedisLatest;
import io.featureparity.redis.RedisSettings;
import io.featureparity.store.row.Decision;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main as a process runs it, on real servers. */
class InferenceMainTest {

    private static final String KEY = "a key of a test, long enough";

    @TempDir
    private Path temp;

    private final BlockingQueue<String> err = new LinkedBlockingQueue<>();
    private final StopSignal stop = new StopSignal();
    private final Map<String, String> settings = new HashMap<>();

    private int run(Rig rig) throws IOException {
        StringBuilder lines = new StringBuilder();
        settings.forEach(
                (key, value) -> lines.append(key).append('=').append(value).append('\n'));
        Path file = Files.writeString(temp.resolve("inference.properties"), lines.toString());
        Map<String, String> environment = Map.of(
                "PARITY_API_KEY", KEY, "PARITY_DATABASE_PASSWORD", Addresses.PASSWORD, "ORT_DISABLE_TELEMETRY", "1");
        Host host = new Host(environment, () -> rig.now, System::nanoTime, line -> {}, err::add, stop);
        return InferenceMain.runner().run(List.of(file.toString()), host);
    }

    private void settings(String database, int redisPort) {
        settings.putAll(Map.of(
                "instrument",
                Rig.INSTRUMENT,
                "model.folder",
                temp.resolve("model").toString(),
                "audit.folder",
                temp.resolve("audit").toString(),
                "features.longest-age",
                "PT24H",
                "features.patience",
                "PT2M",
                "api.port",
                "0",
                "database.host",
                "localhost",
                "database.port",
                Integer.toString(Servers.postgresPort()),
                "database.name",
                database,
                "database.user",
                "trader"));
        // A machine that builds other things too may be slow: nothing here depends on a limit.
        Map.of("connect", "PT60S", "statement", "PT60S", "answer", "PT90S", "pool", "PT60S")
                .forEach((limit, value) -> settings.put("database." + limit + "-timeout", value));
        settings.put("redis.timeout", "PT60S");
        settings.put("model.time-limit", "PT60S");
        for (String edge : List.of("database", "macro", "online", "model")) {
            settings.put("breaker." + edge + ".slow", "PT60S");
        }
        settings.put("redis.host", "localhost");
        settings.put("redis.port", Integer.toString(redisPort));
    }

    /** Waits for a line. */
    private String line(String words) throws InterruptedException {
        String line = err.poll(2, TimeUnit.MINUTES);
        while (line != null && !line.contains(words)) {
            line = err.poll(2, TimeUnit.MINUTES);
        }
        assertThat(line).as("a line with " + words).isNotNull();
        return String.valueOf(line);
    }

    @Test
    void itDecidesShowsAndEnds() throws IOException, InterruptedException {
        Rig rig = new Rig(temp);
        try (PostgresStores stores = PostgresStores.open(Servers.migrated("decides"));
                RedisLatest online = new RedisLatest(
                        RedisSettings.of("localhost", Servers.redisPort()).withTimeout(Duration.ofSeconds(60)))) {
            rig.stores = stores;
            rig.online = online;
            rig.macro().makeLive("1");
            rig.arrive(0, 20);
            rig.refresh();
            settings("decides", Servers.redisPort());
            settings.put("redis.key-prefix", RedisSettings.of("localhost", 1).keyPrefix());
            int[] code = {-1};
            Thread main = new Thread(() -> {
                try {
                    code[0] = run(rig);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            main.start();
            String listens = line("listens at");
            String first = line("bar " + Rig.time(19));
            assertThat(first).contains("features from ONLINE, record ");
            rig.arrive(20, 21);
            rig.refresh();
            // The refresh commits a row before it writes the online store: the main may read either first.
            String source = source(line("bar " + Rig.time(20)));
            assertThat(source).isIn("ONLINE", "FEATURES");
            Decision newest = rig.decisions().get(rig.decisions().size() - 1);
            assertThat(decision(listens)).contains(newest.observation().sha256(), "\"source\": \"" + source + "\"");

            stop.request();
            main.join(Duration.ofMinutes(2).toMillis());
            assertThat(code[0]).isZero();
            line("ended; " + rig.decisions().size() + " decisions");
            assertThat(rig.decisions()).extracting(Decision::time).contains(Rig.time(14), Rig.time(19), Rig.time(20));
            assertThat(LogAudit.run(AuditRequest.of(temp.resolve("audit"))).equal())
                    .isEqualTo(rig.decisions().size());
        }
    }

    /** The name of the store in the line of a decision. */
    private static String source(String line) {
        int name = line.indexOf("features from ") + "features from ".length();
        return line.substring(name, line.indexOf(',', name));
    }

    private static String decision(String listens) throws IOException, InterruptedException {
        String port = listens.substring(listens.lastIndexOf(':') + 1);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/v1/decision/" + Rig.INSTRUMENT))
                .header("X-Api-Key", KEY)
                .timeout(Duration.ofMinutes(2))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void withoutRedisItTakesTheFeaturesOfTheTable() throws IOException, InterruptedException {
        Rig rig = new Rig(temp);
        try (PostgresStores stores = PostgresStores.open(Servers.migrated("without_redis"))) {
            rig.stores = stores;
            rig.macro().makeLive("1");
            rig.arrive(0, 20);
            rig.refresh();
            settings("without_redis", Servers.freePort());
            Thread main = new Thread(() -> {
                try {
                    run(rig);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            main.start();
            assertThat(line("bar " + Rig.time(19))).contains("features from FEATURES");
            stop.request();
            main.join(Duration.ofMinutes(2).toMillis());
            assertThat(main.isAlive()).isFalse();
        }
    }

    @Test
    void whatIsWrongIsSaidInOneLineAndEndsWithItsCode() throws IOException {
        Rig rig = new Rig(temp);
        settings("nowhere", 1);
        settings.put("database.port", "1"); // nobody is there
        settings.put("database.pool-timeout", "PT1S");
        assertThat(run(rig)).isEqualTo(3);
        assertThat(err).hasSize(1).first().asString().startsWith("FP-11");
        err.clear();
        settings.put("thresholds.bye", "1");
        assertThat(run(rig)).isEqualTo(2);
        assertThat(err)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("FP-1202")
                .endsWith("did you mean thresholds.buy?, but was thresholds.bye");
        err.clear();
        settings.remove("thresholds.bye");
        settings.put("thresholds.buy", "-1");
        assertThat(run(rig)).isEqualTo(2);
        assertThat(err).hasSize(1).first().asString().startsWith("FP-1201");
    }
}
