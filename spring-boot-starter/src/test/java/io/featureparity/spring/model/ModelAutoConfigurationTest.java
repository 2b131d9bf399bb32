// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.features.model.Model;
import io.featureparity.spring.Contexts;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ModelAutoConfigurationTest {

    private static final String STATISTICS = "aa3ef96d66646c67153855583011633cd230ec7a412b436c252d2e409a6cc9b2";

    private static final String OTHERS = GoldenData.text("norm-stats/huge-prices.json");

    private final ApplicationContextRunner runner = Contexts.runner();

    @TempDir
    Path folder;

    @Test
    void theModelIsThatOfTheFilesOnTheClassPath() {
        runner.run(context -> {
            Model model = context.getBean(Model.class);
            assertThat(model.contract()).isEqualTo(FeatureContract.builtIn("usdcop-m5", "1.0.0"));
            assertThat(model.stats().hash()).isEqualTo(STATISTICS);
            assertThat(context.getBean(ModelManifest.class).modelId()).isEqualTo("example");
            assertThat(context.getBean(FeatureContract.class)).isSameAs(model.contract());
            assertThat(context.getBean(NormStats.class)).isSameAs(model.stats());
        });
    }

    @Test
    void aFolderIsAPathOrAUrlWithOrWithoutASlash() throws IOException {
        writeModel();
        for (String location :
                new String[] {folder.toString(), folder + "/", folder.toUri().toString()}) {
            runner.withPropertyValues("feature-parity.model.location=" + location)
                    .run(context -> assertThat(context)
                            .getBean(Model.class)
                            .extracting(model -> model.stats().hash())
                            .isEqualTo(STATISTICS));
        }
    }

    @Test
    void theContractInTheFolderGoesBeforeTheBuiltInOne() throws IOException {
        writeModel();
        String other = ContractDocument.builtIn("1.0.0").set("/warm_up", 20).toJson();
        Files.writeString(folder.resolve("contract.json"), other);
        refused(ErrorCode.CONTRACT_HASH_DIFFERS, "feature-parity.model.location=" + folder);
    }

    @Test
    void aContractThatIsNamedHasToBeThere() throws IOException {
        writeModel();
        FeatureParityException refusal = refused(
                ErrorCode.SPRING_MODEL_FILE,
                "feature-parity.model.location=" + folder,
                "feature-parity.model.contract=ours.json");
        assertThat(refusal)
                .hasMessage("FP-1282 at " + folder + "/ours.json: must be readable; the folder is property"
                        + " feature-parity.model.location, the name property feature-parity.model.contract, but was not"
                        + " there");
    }

    @Test
    void whatIsNotThereIsNamedWithItsProperties() {
        assertThat(refused(ErrorCode.SPRING_MODEL_FILE, "feature-parity.model.location=classpath:nowhere"))
                .hasMessageContaining("at classpath:nowhere/manifest.json: ")
                .hasMessageContaining("feature-parity.model.location")
                .hasMessageContaining("feature-parity.model.manifest");
        assertThat(refused(ErrorCode.SPRING_MODEL_FILE, "feature-parity.model.statistics=none.json"))
                .hasMessageContaining("at classpath:model/none.json: ")
                .hasMessageContaining("feature-parity.model.statistics");
        assertThat(refused(ErrorCode.SPRING_PROPERTY, "feature-parity.model.location=a\0b"))
                .hasMessageStartingWith("FP-1280 at property feature-parity.model.location: must be a path, or begin");
        assertThat(refused(ErrorCode.SPRING_PROPERTY, "feature-parity.model.location="))
                .hasMessageEndingWith("must be a path, or begin with classpath: or file:, but was blank");
    }

    @Test
    void otherStatisticsThanThoseOfTheManifestAreRefused() throws IOException {
        writeModel();
        Files.writeString(folder.resolve("norm_stats.json"), OTHERS);
        FeatureParityException refusal =
                refused(ErrorCode.STATISTICS_HASH_DIFFERS, "feature-parity.model.location=" + folder);
        assertThat(refusal).hasMessageContaining(STATISTICS);
    }

    @Test
    void aDamagedFileIsRefusedWithItsPlace() throws IOException {
        writeModel();
        Files.writeString(folder.resolve("manifest.json"), "{");
        assertThat(refused(ErrorCode.JSON_SYNTAX, "feature-parity.model.location=" + folder))
                .hasMessageContaining(folder + "/manifest.json");
    }

    @Test
    void aModelOfTheApplicationIsTaken() {
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.2.0");
        Model own = Model.of(contract, NormStats.parse("ours", OTHERS));
        runner.withPropertyValues("feature-parity.model.location=classpath:nowhere")
                .withBean(Model.class, () -> own)
                .run(context -> {
                    assertThat(context).hasNotFailed().getBean(Model.class).isSameAs(own);
                    assertThat(context).doesNotHaveBean(ModelManifest.class).doesNotHaveBean(NormStats.class);
                });
    }

    @Test
    void aPartOfTheApplicationIsTakenAndChecked() {
        FeatureContract own = FeatureContract.builtIn("usdcop-m5", "1.2.0");
        runner.withBean(FeatureContract.class, () -> own)
                .run(context -> assertThat(Contexts.refusal(context).faults())
                        .anySatisfy(fault -> assertThat(fault.toString()).contains("1.2.0")));
        NormStats trained = NormStats.parse("ours", OTHERS);
        runner.withBean(NormStats.class, () -> trained)
                .run(context ->
                        assertThat(Contexts.refusal(context).code()).isEqualTo(ErrorCode.STATISTICS_HASH_DIFFERS));
        runner.withBean(NormStats.class, () -> trained)
                .withBean(
                        ModelManifest.class,
                        () -> ModelManifest.of("ours", FeatureContract.builtIn("usdcop-m5", "1.0.0"), trained))
                .run(context -> assertThat(context)
                        .getBean(Model.class)
                        .extracting(Model::stats)
                        .isSameAs(trained));
    }

    @Test
    void nothingIsConfiguredIfItIsNotEnabled() {
        runner.withPropertyValues("feature-parity.enabled=false", "feature-parity.model.location=classpath:nowhere")
                .run(context ->
                        assertThat(context.getBeanDefinitionNames()).noneMatch(name -> name.contains("parity")));
    }

    private FeatureParityException refused(ErrorCode code, String... properties) {
        FeatureParityException[] refusal = new FeatureParityException[1];
        runner.withPropertyValues(properties).run(context -> refusal[0] = Contexts.refusal(context));
        assertThat(refusal[0].code()).isEqualTo(code);
        return refusal[0];
    }

    private void writeModel() throws IOException {
        for (String file : new String[] {"manifest.json", "norm_stats.json"}) {
            Files.copy(Path.of("src/test/resources/model", file), folder.resolve(file));
        }
    }
}
