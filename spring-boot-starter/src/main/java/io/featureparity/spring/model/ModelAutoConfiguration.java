// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.model;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.features.model.Model;
import io.featureparity.spring.diagnostics.ParityRuntimeHints;
import io.featureparity.spring.properties.ParityProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.io.ResourceLoader;

/**
 * Reads contract, statistics and manifest, and refuses to start if they do not belong together. If the application has a {@link
 * Model} bean, that one is used. If it has a bean for the contract, the statistics or the manifest, the others are read.
 */
@AutoConfiguration
@ConditionalOnProperty(prefix = ParityProperties.PREFIX, name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(ParityProperties.class)
@ImportRuntimeHints(ParityRuntimeHints.class)
public final class ModelAutoConfiguration {

    /** Made by Spring. */
    public ModelAutoConfiguration() {}

    /** The model of files. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(Model.class)
    static final class OfFiles {

        @Bean
        ModelFiles parityModelFiles(ParityProperties properties, ResourceLoader resources) {
            return new ModelFiles(properties.model(), resources);
        }

        @Bean
        @ConditionalOnMissingBean
        ModelManifest parityManifest(ModelFiles files) {
            return files.manifest();
        }

        @Bean
        @ConditionalOnMissingBean
        NormStats parityStatistics(ModelFiles files) {
            return files.statistics();
        }

        @Bean
        @ConditionalOnMissingBean
        FeatureContract parityContract(ModelFiles files, ModelManifest manifest) {
            return files.contract(manifest);
        }

        /** Throws if anything differs, with both sides of every difference. */
        @Bean
        Model parityModel(ModelManifest manifest, FeatureContract contract, NormStats statistics) {
            return Model.verified(manifest, contract, statistics);
        }
    }
}
