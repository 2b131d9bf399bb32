// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.watch;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.health.PartHealth;
import io.featureparity.resilience.level.Condition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.Contexts;
import io.featureparity.spring.MovedTime;
import io.featureparity.spring.feed.InstrumentFeed;
import io.featureparity.spring.feed.InstrumentFeeds;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** An application whose feeds get bars when these end, in the time of a test. */
final class WatchedFeeds {

    static final Duration BAR = Duration.ofMinutes(5);

    /** Bars are taken in when they end. */
    final MovedTime time = new MovedTime(Contexts.bar(0).time());

    final ApplicationContextRunner runner = Contexts.runner().withBean(InstantSource.class, () -> time);

    /** Takes bars of the session in, each when it ends. */
    void take(ApplicationContext context, String instrument, int from, int to) {
        for (int i = from; i < to; i++) {
            time.pass(BAR);
            feed(context, instrument).accept(Contexts.bar(i), macro(context));
        }
    }

    static InstrumentFeed feed(ApplicationContext context, String instrument) {
        return context.getBean(InstrumentFeeds.class).feed(instrument);
    }

    static MacroValues macro(ApplicationContext context) {
        return Contexts.macro(context.getBean(FeatureContract.class));
    }

    static List<String> conditions(ApplicationContext context) {
        return context.getBean(ServiceLevels.class).conditions().stream()
                .map(Condition::toString)
                .toList();
    }

    static ServiceLevel level(ApplicationContext context) {
        return context.getBean(ServiceLevels.class).level();
    }

    static PartHealth part(ApplicationContext context, String name) {
        return context.getBean(Health.class).deep().parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
