// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.audit;

import io.featureparity.audit.AuditLog;
import io.featureparity.audit.Durability;
import io.featureparity.audit.WhenFull;
import io.featureparity.observe.trail.AuditTrail;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application with an audit log that has settings of its own. */
@Configuration(proxyBeanMethods = false)
class OwnTrail {

    private final Path folder;

    OwnTrail(Path folder) {
        this.folder = folder;
    }

    // Shown in spring-boot-starter/README.md
    @Bean
    AuditTrail trail(InstantSource clock) {
        return model -> Optional.of(AuditLog.in(folder, "example.com/usdcop", model, clock::millis)
                .durability(Durability.every(Duration.ofMillis(200)))
                .whenFull(WhenFull.block(Duration.ofSeconds(10)))
                .open());
    }
    // Shown up to here
}
