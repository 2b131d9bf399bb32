// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The head of a page that asks nobody for anything: its policy forbids whatever is not in it. */
final class PageHead {

    private PageHead() {}

    /** Begins a page, up to the end of its head. */
    static void write(Html html, String title, List<String> scripts) {
        String style = Resources.text("uplot.min.css") + Resources.text("page.css");
        String policy = "default-src 'none'; style-src " + hash(style)
                + (scripts.isEmpty() ? "" : "; script-src")
                + scripts.stream().map(script -> " " + hash(script)).collect(Collectors.joining())
                + "; base-uri 'none'; form-action 'none'";
        html.trusted("<!DOCTYPE html>\n")
                .open("html", "lang", "en")
                .open("head")
                .line();
        html.open("meta", "charset", "utf-8").line();
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .line();
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.open("meta", "name", "color-scheme", "content", "light dark").line();
        html.element("title", title).line();
        html.open("style").trusted(style).close("style").close("head").line();
    }

    private static String hash(String source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
