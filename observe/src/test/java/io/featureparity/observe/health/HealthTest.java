// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Part;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Instant NOW = Instant.parse("2024-03-04T13:00:00Z");

    /** A limit that no check of these tests comes near to. */
    private static final Duration LONG = Duration.ofSeconds(60);

    private final ContainedFailures failures = new ContainedFailures();
    private final AtomicLong ticks = new AtomicLong();

    private HealthBuilder builder() {
        return Health.builder(() -> NOW, ticks::get, failures);
    }

    private static String reason(HealthReport report) {
        return report.parts().get(0).finding().reason();
    }

    @Test
    void whoHasNoCheckIsAliveAndReady() {
        try (Health health = builder().build()) {
            assertThat(health.live()).isEqualTo(new HealthReport(NOW, List.of()));
            assertThat(health.ready().status()).isEqualTo(HealthStatus.UP);
            assertThat(health.deep().status()).isEqualTo(HealthStatus.UP);
        }
    }

    @Test
    void eachQuestionHasItsChecksAndTheDeepOneHasAll() {
        try (Health health = builder()
                .live("threads", LONG, HealthFinding::up)
                .ready("database", LONG, () -> HealthFinding.down("no answer"))
                .deep("disk", LONG, () -> HealthFinding.degraded("nearly full"))
                .build()) {
            assertThat(health.live().parts()).extracting(PartHealth::name).containsExactly("threads");
            assertThat(health.ready().parts()).extracting(PartHealth::name).containsExactly("database");
            assertThat(health.deep().parts())
                    .extracting(PartHealth::name)
                    .containsExactly("threads", "database", "disk");
            assertThat(health.live().status()).isEqualTo(HealthStatus.UP);
            assertThat(health.ready().status()).isEqualTo(HealthStatus.DOWN);
            assertThat(health.deep().status()).isEqualTo(HealthStatus.DOWN);
        }
    }

    @Test
    void degradedIsBetweenUpAndDown() {
        try (Health health = builder()
                .ready("one", LONG, HealthFinding::up)
                .ready("two", LONG, () -> HealthFinding.degraded("slow"))
                .build()) {
            assertThat(health.ready().status()).isEqualTo(HealthStatus.DEGRADED);
            assertThat(HealthAnswer.ready(health).status()).isEqualTo(200);
        }
    }

    @Test
    void aPartSaysHowLongItTook() {
        try (Health health = builder()
                .deep("store", LONG, () -> {
                    ticks.addAndGet(1_500_000);
                    return HealthFinding.up();
                })
                .build()) {
            assertThat(health.deep().parts().get(0).latency()).isEqualTo(Duration.ofNanos(1_500_000));
        }
    }

    @Test
    void aCheckThatThrowsIsDownAndSaysNothingThatItShouldNot() {
        try (Health health = builder()
                .deep("database", LONG, () -> {
                    throw new SQLException("password hunter2 is wrong for 10.0.0.7");
                })
                .build()) {
            assertThat(reason(health.deep())).isEqualTo("java.sql.SQLException");
            assertThat(HealthAnswer.deep(health).body())
                    .doesNotContain("hunter2")
                    .doesNotContain("10.0.0.7");
            assertThat(failures.count(Part.HEALTH_CHECK)).isEqualTo(2);
        }
    }

    @Test
    void aFaultOfThisLibraryIsShownByItsCode() {
        try (Health health = builder()
                .deep("database", LONG, () -> {
                    throw new ComponentException(
                            List.of(
                                    new Fault(ErrorCode.STORE_TIMEOUT, "db.example.com", "must answer", "10 s"),
                                    new Fault(ErrorCode.STORE_TIMEOUT, "db.example.com", "must answer", "10 s"),
                                    new Fault(ErrorCode.STORE_UNREACHABLE, "db.example.com", "must answer", "none")),
                            null);
                })
                .build()) {
            assertThat(reason(health.deep())).isEqualTo("FP-1103, FP-1101");
            assertThat(failures.count(Part.HEALTH_CHECK))
                    .as("a fault is expected")
                    .isZero();
        }
    }

    @Test
    void anErrorOfTheJvmIsAnAnswerToo() {
        try (Health health = builder()
                .deep("memory", LONG, () -> {
                    throw new OutOfMemoryError("in a check");
                })
                .build()) {
            assertThat(reason(health.deep())).isEqualTo("java.lang.OutOfMemoryError");
            assertThat(reason(health.deep())).isEqualTo("java.lang.OutOfMemoryError");
        }
    }

    @Test
    void aCheckThatHangsIsDownAndHangsNobodyAndHasOneThread() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        Duration limit = Duration.ofMillis(20);
        try (Health health = builder()
                .deep("hangs", limit, () -> {
                    runs.incrementAndGet();
                    begun.countDown();
                    goOn.await();
                    return HealthFinding.up();
                })
                .deep("works", LONG, HealthFinding::up)
                .build()) {
            for (int asked = 0; asked < 5; asked++) {
                HealthReport report = health.deep();
                assertThat(report.parts())
                        .extracting(PartHealth::status)
                        .containsExactly(HealthStatus.DOWN, HealthStatus.UP);
                assertThat(reason(report)).isEqualTo("no answer within PT0.02S");
            }
            begun.await(); // its thread may begin after its limit
            assertThat(runs).hasValue(1);
            goOn.countDown();
            CountDownLatch over = new CountDownLatch(1);
            new Thread(() -> {
                        while (health.deep().status() != HealthStatus.UP) {
                            Thread.onSpinWait();
                        }
                        over.countDown();
                    })
                    .start();
            over.await();
        }
    }

    @Test
    void whoAsksWhileACheckRunsGetsWhatItFinds() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        try (Health health = builder()
                .deep("slow", LONG, () -> {
                    begun.countDown();
                    goOn.await();
                    return HealthFinding.degraded("run " + runs.incrementAndGet());
                })
                .build()) {
            HealthReport[] first = new HealthReport[1];
            Thread other = new Thread(() -> first[0] = health.deep());
            other.start();
            begun.await();
            Thread opener = new Thread(goOn::countDown);
            opener.start();
            HealthReport second = health.deep();
            other.join();
            opener.join();

            assertThat(reason(first[0])).isEqualTo("run 1");
            assertThat(reason(second)).isIn("run 1", "run 2"); // the second, if the first was over by then
        }
    }

    @Test
    void oneThatHasEndedSaysSo() {
        Health health = builder().ready("database", LONG, HealthFinding::up).build();
        health.close();

        assertThat(reason(health.ready())).isEqualTo("the checks have ended");
        assertThat(health.ready().status()).isEqualTo(HealthStatus.DOWN);
    }

    @Test
    void whoIsInterruptedGetsAnAnswerAndStaysInterrupted() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        try (Health health = builder()
                .ready("hangs", LONG, () -> {
                    never.await();
                    return HealthFinding.up();
                })
                .build()) {
            Thread.currentThread().interrupt();
            assertThat(reason(health.ready())).isEqualTo("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aNameIsOfOnePart() {
        HealthBuilder named = builder().ready("database", LONG, HealthFinding::up);
        assertThatThrownBy(() -> named.deep("database", LONG, HealthFinding::up))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("database");
        assertThatThrownBy(() -> named.deep("Data Base", LONG, HealthFinding::up))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> named.deep("disk", Duration.ZERO, HealthFinding::up))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above zero");
        assertThatThrownBy(() -> HealthFinding.up().with("list", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("list");
    }

    /** What a part finds that took a while, with a detail of each kind. */
    private HealthFinding overdue() {
        ticks.addAndGet(12_345_678);
        return HealthFinding.degraded("3 bars are overdue")
                .with("last_bar", NOW)
                .with("overdue_bars", 3)
                .with("share", 0.1)
                .with("unknown", Double.NaN)
                .with("open", true)
                .with("name", "a \"b\"\n");
    }

    @Test
    void theAnswersAreTheSameBytesForTheSameFindings() {
        try (Health health = builder()
                .live("threads", LONG, HealthFinding::up)
                .ready("database", LONG, () -> HealthFinding.down("FP-1103"))
                .deep("feed", LONG, this::overdue)
                .build()) {
            assertThat(HealthAnswer.live(health)).isEqualTo(new HealthAnswer(200, """
                    {
                      "status": "up"
                    }
                    """));
            assertThat(HealthAnswer.ready(health)).isEqualTo(new HealthAnswer(503, """
                    {
                      "ready": false,
                      "problems": [
                        "database"
                      ]
                    }
                    """));
        }
    }

    @Test
    void theDeepAnswerHasAllParts() {
        try (Health health = builder().deep("feed", LONG, this::overdue).build()) {
            assertThat(HealthAnswer.deep(health)).isEqualTo(new HealthAnswer(200, """
                    {
                      "status": "degraded",
                      "time": "2024-03-04T13:00:00Z",
                      "parts": [
                        {
                          "name": "feed",
                          "status": "degraded",
                          "latency_ms": 12.345,
                          "reason": "3 bars are overdue",
                          "details": {"last_bar": "2024-03-04T13:00:00Z", "overdue_bars": 3, "share": 0.1, "unknown": null, "open": true, "name": "a \\"b\\"\\n"}
                        }
                      ]
                    }
                    """));
        }
    }

    @Test
    void withoutPartsTheDeepAnswerIsWhole() {
        try (Health health = builder().build()) {
            assertThat(HealthAnswer.deep(health).body()).contains("\"parts\": []");
            assertThat(HealthAnswer.ready(health).body()).isEqualTo("{\n  \"ready\": true,\n  \"problems\": []\n}\n");
        }
    }
}
