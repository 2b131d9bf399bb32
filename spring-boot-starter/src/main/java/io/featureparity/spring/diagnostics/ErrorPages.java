// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.diagnostics;

import io.featureparity.contract.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The pages of error codes. The jar holds them, so that advice needs no network. */
final class ErrorPages {

    /** Where all pages are, for a reader. */
    static final String SITE = "https://github.com/feature-parity/feature-parity/blob/main/docs/errors/";

    private static final String ADVICE = "**What to do.**";

    private ErrorPages() {}

    /** What to do about a code, on one line, with the link of its page. */
    static String advice(ErrorCode code) {
        return code + ": " + whatToDo(page(code)) + " See " + SITE + code + ".md";
    }

    /** The paragraph of a page that says what to do. */
    static String whatToDo(String page) {
        int from = page.indexOf(ADVICE);
        if (from < 0) {
            return "Read its page.";
        }
        int end = page.indexOf("\n\n", from);
        return page.substring(from + ADVICE.length(), end < 0 ? page.length() : end)
                .strip()
                .replaceAll("\\s+", " ")
                .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1");
    }

    private static String page(ErrorCode code) {
        try (InputStream in = ErrorPages.class.getResourceAsStream("errors/" + code + ".md")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks errors/" + code + ".md");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
