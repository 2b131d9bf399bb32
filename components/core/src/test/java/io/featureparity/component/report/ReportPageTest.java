// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    @Test
    void itsPartsStandInTheOrderInWhichTheyAreWritten() {
        ReportPage page = new ReportPage("A & B", "Bars of a day");
        page.remarks(List.of("one < two", "three"));
        page.beginFacts();
        page.fact("Bars", "60");
        page.fact("Return", "-1 %", "class", "bad");
        page.endFacts();
        page.html().element("h2", "Else");
        page.beginRows("What was computed");
        page.row("SHA-256", "0f");
        page.endRows();
        assertThat(page.end()).contains("<title>A &amp; B</title>").endsWith("""
                <body>
                <h1>A &amp; B</h1>
                <p class="lead">Bars of a day</p>
                <ul class="remarks"><li>one &lt; two</li>
                <li>three</li>
                </ul>
                <dl class="facts"><div><dt>Bars</dt>
                <dd>60</dd>
                </div>
                <div><dt>Return</dt>
                <dd class="bad">-1 %</dd>
                </div>
                </dl>
                <h2>Else</h2>
                <h2>What was computed</h2>
                <div class="scroll"><table><tr><th>SHA-256</th>
                <td><code>0f</code>
                </td>
                </tr>
                </table>
                </div>
                </body>
                </html>
                """);
    }

    @Test
    void aListOfNothingIsNotThere() {
        ReportPage page = new ReportPage("A", "B");
        page.remarks(List.of());
        assertThat(page.end()).doesNotContain("<ul");
    }
}
