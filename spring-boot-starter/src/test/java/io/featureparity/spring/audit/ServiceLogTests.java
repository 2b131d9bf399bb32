// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.audit;

import io.featureparity.audit.AuditReader;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.LevelChange;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.health.PartHealth;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.Contexts;
import io.featureparity.spring.MovedTime;
import io.featureparity.spring.feed.InstrumentFeed;
import io.featureparity.spring.feed.InstrumentFeeds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Services with an audit log, and what stands in their logs. */
abstract class ServiceLogTests {

    private static final Duration BAR = Duration.ofMinutes(5);

    final MovedTime time = new MovedTime(Contexts.bar(0).time());

    final ApplicationContextRunner runner = Contexts.runner()
            .withBean(InstantSource.class, () -> time)
            .withPropertyValues("feature-parity.source.enabled=false");

    @TempDir
    Path folder;

    ApplicationContextRunner logged(String name) {
        return runner.withPropertyValues(
                "feature-parity.audit.folder=" + folder.resolve(name), "feature-parity.audit.name=example.com/" + name);
    }

    static InstrumentFeed feed(ApplicationContext context) {
        return context.getBean(InstrumentFeeds.class).feed("USD/COP");
    }

    void take(ApplicationContext context, int from, int to) {
        MacroValues macro = Contexts.macro(context.getBean(FeatureContract.class));
        for (int i = from; i < to; i++) {
            time.pass(BAR);
            feed(context).accept(Contexts.bar(i), macro);
        }
    }

    static ServiceLevels levels(ApplicationContext context) {
        return context.getBean(ServiceLevels.class);
    }

    static void look(ApplicationContext context) {
        context.getBean(ServiceLog.class).look();
    }

    <R extends AuditRecord> List<R> records(String name, Class<R> type) {
        List<R> found = new ArrayList<>();
        try (AuditReader reader = AuditReader.open(folder.resolve(name))) {
            for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
                if (type.isInstance(record)) {
                    found.add(type.cast(record));
                }
            }
        }
        return found;
    }

    static String words(LevelChange change) {
        return change.instrument() + " " + change.from() + " > " + change.to() + ": " + change.reason();
    }

    static PartHealth part(ApplicationContext context, String name) {
        return context.getBean(Health.class).deep().parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
