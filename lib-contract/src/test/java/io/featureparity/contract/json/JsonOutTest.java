// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonOutTest {

    @Test
    void membersRowsAndListsAreWritten() throws IOException {
        StringBuilder out = new StringBuilder();
        new JsonOut(out)
                .beginObject()
                .member("text", "a \"quote\" \n\u0007")
                .member("time", Instant.EPOCH)
                .member("whole", 12L)
                .member("number", 1e22)
                .member("float", 0.1f)
                .member("true", true)
                .key("row")
                .row("x", 1, -0.0, false)
                .key("none")
                .beginList()
                .endList()
                .key("list")
                .beginList()
                .row()
                .beginObject()
                .endObject()
                .value(1.5)
                .endList()
                .endObject();
        assertThat(out).hasToString("""
                {
                  "text": "a \\"quote\\" \\n\\u0007",
                  "time": "1970-01-01T00:00:00Z",
                  "whole": 12,
                  "number": 1e+22,
                  "float": 0.1,
                  "true": true,
                  "row": ["x", 1, -0.0, false],
                  "none": [],
                  "list": [
                    [],
                    {},
                    1.5
                  ]
                }
                """);
        assertThat(JsonDocument.parse("json", out.toString()).canonicalText()).contains("\"whole\":12");
    }

    @Test
    void whatJsonHasNoWordForIsNull() throws IOException {
        StringBuilder out = new StringBuilder();
        new JsonOut(out)
                .beginList()
                .row(Double.NaN, Double.POSITIVE_INFINITY, Float.NaN, Float.NEGATIVE_INFINITY)
                .endList();
        assertThat(out).hasToString("[\n  [null, null, null, null]\n]\n");
    }

    @Test
    void aTextCanBeKept() {
        assertThat(JsonOut.text(json -> json.beginObject().member("a", 1).endObject()))
                .isEqualTo("{\n  \"a\": 1\n}\n");
        assertThatThrownBy(() -> JsonOut.text(json -> {
                    throw new IOException("what was to be written is away");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("what was to be written is away");
    }
}
