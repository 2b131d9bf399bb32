// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.audit;

import io.featureparity.audit.AuditLog;
import io.featureparity.features.model.Model;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.feed.FeedLog;
import io.featureparity.spring.level.LevelAutoConfiguration;
import io.featureparity.spring.level.Lookout;
import io.featureparity.spring.model.ModelAutoConfiguration;
import io.featureparity.spring.properties.AuditProperties;
import io.featureparity.spring.properties.ParityProperties;
import io.featureparity.spring.properties.PropertyFaults;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Adds the audit log of the service: in the folder that a property names, or where an {@link AuditTrail} of the application
 * says.
 */
@AutoConfiguration(after = {ModelAutoConfiguration.class, LevelAutoConfiguration.class})
@ConditionalOnClass({AuditLog.class, AuditTrail.class})
@ConditionalOnBean({ParityProperties.class, Model.class, ServiceLevels.class})
public final class AuditAutoConfiguration {

    private static final int LONGEST_NAME = 200;

    /** Made by Spring. */
    public AuditAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    AuditTrail parityAuditTrail(ParityProperties properties, InstantSource clock) {
        AuditProperties audit = properties.audit();
        Path folder = audit.folder();
        requireName(audit.name());
        return folder == null
                ? AuditTrail.none()
                : new FolderTrail(PropertyFaults.writableFolder("audit.folder", folder), audit.name(), clock);
    }

    private static void requireName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(c -> c <= ' ')) {
            throw PropertyFaults.refused(
                    "audit.name", "must have 1 to " + LONGEST_NAME + " characters and no spaces", name);
        }
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    ServiceLog parityServiceLog(
            AuditTrail trail,
            Model model,
            ParityProperties properties,
            ObjectProvider<ServiceLevels> levels,
            ObjectProvider<Lookout> lookout) {
        return new ServiceLog(trail, model, properties.instruments(), levels, lookout);
    }

    @Bean
    @ConditionalOnMissingBean
    FeedLog parityFeedLog(ServiceLog log) {
        return (instrument, feed) -> {
            if (log.current().isPresent()) {
                feed.alsoTell(new LoggedFeed(instrument, log));
            }
        };
    }
}
