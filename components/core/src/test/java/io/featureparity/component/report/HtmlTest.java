// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void whatIsGivenAsTextIsEscaped() {
        String page = new Html()
                .beginPage("<a> & \"b\"")
                .element("p", "1 < 2 > 0 & \"x\"", "title", "\"<>&")
                .endPage()
                .toString();
        assertThat(page)
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">\n")
                .contains("<title>&lt;a&gt; &amp; &quot;b&quot;</title>")
                .contains("<p title=\"&quot;&lt;&gt;&amp;\">1 &lt; 2 &gt; 0 &amp; &quot;x&quot;</p>")
                .endsWith("</body>\n</html>\n");
    }

    @Test
    void aPageLoadsNothing() {
        assertThat(new Html().beginPage("x").endPage().toString())
                .contains("default-src 'none'")
                .doesNotContain("http:", "https:", "url(", "<script", "@import");
    }
}
