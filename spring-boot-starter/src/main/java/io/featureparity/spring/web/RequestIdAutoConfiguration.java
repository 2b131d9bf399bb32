// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.web;

import io.featureparity.observe.http.RequestContext;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.spring.level.LevelAutoConfiguration;
import io.featureparity.spring.properties.ParityProperties;
import jakarta.servlet.Filter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Adds the ids of HTTP requests to the log, in an application with servlets. */
@AutoConfiguration(after = LevelAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Filter.class, RequestContext.class})
@ConditionalOnBean({ParityProperties.class, Surroundings.class})
@ConditionalOnProperty(prefix = ParityProperties.PREFIX, name = "logs.request-ids", matchIfMissing = true)
public final class RequestIdAutoConfiguration {

    /** Made by Spring. */
    public RequestIdAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "parityRequestIds")
    Filter parityRequestIds(Surroundings around) {
        return new RequestIdFilter(around.chance());
    }
}
