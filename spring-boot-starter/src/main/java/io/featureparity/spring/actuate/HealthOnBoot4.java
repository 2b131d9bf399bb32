// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.actuate;

import io.featureparity.observe.health.HealthReport;
import io.featureparity.spring.observe.ObserveAutoConfiguration;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Shows the health in the form of Spring Boot 4.0. Spring Boot 3.5 has the same types in another package. */
@AutoConfiguration(after = ObserveAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
@ConditionalOnBean(io.featureparity.observe.health.Health.class)
public final class HealthOnBoot4 {

    /** Made by Spring. */
    public HealthOnBoot4() {}

    @Bean
    @ConditionalOnMissingBean(name = "parityHealthIndicator")
    @ConditionalOnEnabledHealthIndicator("parity")
    HealthIndicator parityHealthIndicator(io.featureparity.observe.health.Health health) {
        return () -> shown(health::deep);
    }

    @Bean
    @ConditionalOnMissingBean(name = "parityReadinessHealthIndicator")
    @ConditionalOnEnabledHealthIndicator("parity-readiness")
    HealthIndicator parityReadinessHealthIndicator(io.featureparity.observe.health.Health health) {
        return () -> shown(health::ready);
    }

    private static Health shown(Supplier<HealthReport> question) {
        HealthReport report = question.get();
        return Health.status(report.status().name())
                .withDetails(HealthDetails.of(report))
                .build();
    }
}
