// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.featureparity.observe.EdgeLog;
import io.featureparity.observe.Metric;
import io.featureparity.resilience.breaker.BreakerState;
import io.featureparity.resilience.breaker.EdgeListener;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Who hears of a breaker that opens and closes. */
class EdgeListenersTest {

    private final BreakableStores stores = new BreakableStores();
    private final List<BreakerState> heard = new ArrayList<>();

    private final Logger logger = (Logger) LoggerFactory.getLogger(EdgeLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    private final ApplicationContextRunner runner = stores.runner.withPropertyValues(
            "feature-parity.breaker.online.least-calls=1",
            "feature-parity.breaker.online.rest=7s",
            "feature-parity.breaker.online.trials=1");

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void end() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    private void openAndClose(ApplicationContext context) {
        stores.online.stop();
        BreakableStores.refused(context);
        assertThat(context.getBean(ServiceLevels.class).level()).isEqualTo(ServiceLevel.ONLINE_STORE_DOWN);
        stores.online.end();
        stores.time.pass(Duration.ofSeconds(8));
        context.getBean(StoreEdges.class).look();
        assertThat(context.getBean(ServiceLevels.class).level()).isEqualTo(ServiceLevel.ALL_WELL);
    }

    @Test
    void eachChangeIsAnEventOfTheLog() {
        runner.run(this::openAndClose);
        assertThat(lines.list)
                .extracting(event -> event.getLevel() + " " + event.getMessage() + " "
                        + event.getKeyValuePairs().get(0) + " "
                        + event.getKeyValuePairs().get(1))
                .containsExactly(
                        "WARN A breaker has changed. breaker=\"online\" state=\"OPEN\"",
                        "INFO A breaker has changed. breaker=\"online\" state=\"HALF_OPEN\"",
                        "INFO A breaker has changed. breaker=\"online\" state=\"CLOSED\"");
    }

    @Test
    void aBeanOfTheSameNameGoesBeforeTheLog() {
        runner.withBean("parityEdgeLog", EdgeListener.class, () -> edge -> heard.add(edge.state()))
                .run(this::openAndClose);
        assertThat(heard).containsExactly(BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED);
        assertThat(lines.list).isEmpty();
    }

    @Test
    void oneThatThrowsIsCountedAndTheOthersHear() {
        MeterRegistry registry = new SimpleMeterRegistry();
        runner.withBean("throwing", EdgeListener.class, () -> edge -> {
                    throw new AssertionError("a listener");
                })
                .withBean("hearing", EdgeListener.class, () -> edge -> heard.add(edge.state()))
                .run(context -> {
                    context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));
                    openAndClose(context);
                    assertThat(registry.get(Metric.BREAKER_LISTENER_FAILURES.id())
                                    .tag("breaker", "online")
                                    .functionCounter()
                                    .count())
                            .isEqualTo(3);
                });
        assertThat(heard).containsExactly(BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED);
        assertThat(lines.list).hasSize(3);
    }
}
