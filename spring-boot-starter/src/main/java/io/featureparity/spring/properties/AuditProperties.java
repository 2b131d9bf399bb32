// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The audit log of the service.
 *
 * @param folder Folder of the audit log, which holds nothing else. Without it, there is no log. Needs lib-audit.
 * @param name Name of the audit log, one for each log there is, without spaces.
 */
public record AuditProperties(
        @Nullable Path folder, @DefaultValue("service") String name) {}
