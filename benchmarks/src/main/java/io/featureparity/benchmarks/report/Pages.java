// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.report;

/** A document of which some parts are made by a program: what stands between two marks of one name. */
final class Pages {

    private Pages() {}

    /** Puts a part between its marks, in place of what stood there. */
    static String with(String document, String name, String part) {
        String begin = "<!-- begin " + name + " -->\n";
        String end = "<!-- end " + name + " -->\n";
        int from = document.indexOf(begin);
        int to = document.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("the document has no marks for " + name);
        }
        return document.substring(0, from + begin.length()) + "\n" + part.strip() + "\n\n" + document.substring(to);
    }
}
