// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.diagnostics;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What a native image has to hold of files: the pages of errors, and a model on the class path where it is usually. */
public final class ParityRuntimeHints implements RuntimeHintsRegistrar {

    /** Made by Spring. */
    public ParityRuntimeHints() {}

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources()
                .registerPattern("io/featureparity/spring/diagnostics/errors/*.md")
                .registerPattern("model/*.json");
    }
}
