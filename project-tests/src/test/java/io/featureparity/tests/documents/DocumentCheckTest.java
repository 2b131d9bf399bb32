// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check on the documents sees what is missing, and does not cry wolf. */
class DocumentCheckTest {

    private static final ProjectTree TREE = ProjectTree.ofThisProject();

    private final DocumentCheck check = new DocumentCheck(TREE, Set.of("String"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`pom.xml`",
                "`lib-contract`",
                "`lib-contract/pom.xml`",
                "`lib-contract/src/`",
                "`*/pom.xml`",
                "`./parity verify`",
                "`parity-gate/target/parity-gate.jar`",
                "`ErrorCode`",
                "`Fault.code(String)` and `Fault#toString` and `String<Fault>`",
                "`io.featureparity.contract.error`",
                "`io.featureparity.contract.error.ErrorCode`",
                "`a = 1 / (1 + com)` and `1/n` and `rsi_9` and `W_9`",
                "`mvn -B verify -DskipTests -Dx=No/where`",
                "- `io.featureparity.Nowhere` -> `io.featureparity.contract.error.ErrorCode`",
                "[a](pom.xml) and [b](https://example.org/x.md) and [`c`](lib-contract)",
                "# Some Heading, really!\n\n[a](#some-heading-really)",
                "```java\nimport io.featureparity.contract.error.ErrorCode;\nNowhere x;\n```",
                "```xml\n<groupId>io.featureparity</groupId>\n<artifactId>bom</artifactId>\n```",
            })
    void whatExistsIsNotReported(String text) {
        assertThat(check.missing(Path.of("README.md"), text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`nowhere.xml`",
                "`lib-contract/nowhere`",
                "`lib-contract/nowhere/*.java`",
                "`/etc/hosts`",
                "`../outside.md`",
                "`nowhere/target/x.jar`",
                "`./nowhere verify`",
                "`Nowhere`",
                "`ErrorCode.nowhere`",
                "`String<Nowhere>`",
                "`@Nowhere`",
                "`new Nowhere(1)`",
                "``Nowhere``",
                "`io.featureparity.nowhere`",
                "`io.featureparity.contract.error.Nowhere`",
                "- `io.featureparity.contract.error.ErrorCode` -> `io.featureparity.contract.error.Fault`",
                "- `io.featureparity.Nowhere` -> `io.featureparity.Nowhere`",
                "- `io.featureparity.Nowhere` was `io.featureparity.contract.error.ErrorCode`",
                "[a](nowhere.md)",
                "[a](../pom.xml)",
                "[a](#nowhere)",
                "![a](nowhere.png)",
                "[a][b]\n\n[b]: nowhere.md",
                "| a | `Nowhere` |",
                "- item\n  ```java\n  import io.featureparity.Nowhere;\n  ```",
                "~~~\n./nowhere\n~~~",
                "```xml\n<groupId>io.featureparity</groupId>\n<artifactId>nowhere</artifactId>\n```",
            })
    void whatDoesNotExistIsReported(String text) {
        assertThat(check.missing(Path.of("README.md"), text)).hasSize(1);
    }

    @Test
    void aLinkIsRelativeToItsDocument() {
        assertThat(check.missing(Path.of("docs", "x.md"), "[a](../pom.xml) [b](pom.xml)"))
                .isEqualTo(List.of("link pom.xml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a `b c", "```\nopen", "`a` ` b"})
    void whatCannotBeReadIsAnError(String text) {
        assertThatThrownBy(() -> check.missing(Path.of("README.md"), text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without its");
    }
}
