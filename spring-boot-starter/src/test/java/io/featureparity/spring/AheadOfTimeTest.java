// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.spring.properties.ParityProperties;
import io.featureparity.spring.properties.PostgresProperties;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.javapoet.ClassName;

/** What Spring prepares when an application is built, for a fast start and for native images. */
class AheadOfTimeTest {

    @Test
    void springWritesCodeForEveryBeanAndHintsForTheRest() {
        InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
        RuntimeHints hints = process(files);
        assertThat(files.getGeneratedFiles(Kind.SOURCE).keySet())
                .anySatisfy(file -> assertThat(file).contains("ModelAutoConfiguration__BeanDefinitions"))
                .anySatisfy(file -> assertThat(file).contains("FeedAutoConfiguration__BeanDefinitions"))
                .anySatisfy(file -> assertThat(file).contains("RedisAutoConfiguration__BeanDefinitions"));

        // The properties are records, which Spring Boot binds by their constructors.
        assertThat(Stream.of(ParityProperties.class, PostgresProperties.class))
                .allSatisfy(type -> assertThat(
                                RuntimeHintsPredicates.reflection().onType(type).test(hints))
                        .as(type.getName())
                        .isTrue());
        // The pages of all errors, and a model where it usually is.
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(RuntimeHintsPredicates.resource()
                            .forResource("io/featureparity/spring/diagnostics/errors/" + code + ".md")
                            .test(hints))
                    .as(code.id())
                    .isTrue();
        }
        assertThat(Stream.of("manifest.json", "norm_stats.json", "contract.json"))
                .allMatch(file -> RuntimeHintsPredicates.resource()
                        .forResource("model/" + file)
                        .test(hints));
        assertThat(RuntimeHintsPredicates.resource()
                        .forResource("other/manifest.json")
                        .test(hints))
                .isFalse();
    }

    private static RuntimeHints process(InMemoryGeneratedFiles files) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of("feature-parity.instruments", "USD/COP", "feature-parity.redis.host", "localhost")));
        ConfigurationPropertySources.attach(context.getEnvironment());
        context.register(Contexts.inOrder());
        DefaultGenerationContext generation =
                new DefaultGenerationContext(new ClassNameGenerator(ClassName.get("com.example", "Service")), files);
        new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        generation.writeGeneratedContent();
        return generation.getRuntimeHints();
    }
}
