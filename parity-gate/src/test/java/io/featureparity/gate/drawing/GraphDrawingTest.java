// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.explanation.ContractExplanation;
import io.featureparity.features.explanation.GraphBox;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is drawn is XML without script, in which no box lies on another and every line goes from left to right. */
class GraphDrawingTest {

    private record Rect(double x, double y, double width, double height) {

        boolean meets(Rect other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    private static Document xml(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document document, String tag) {
        NodeList found = document.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<Rect> rects(Document document) {
        return elements(document, "rect").stream()
                .filter(rect -> rect.hasAttribute("rx"))
                .map(rect -> new Rect(
                        Double.parseDouble(rect.getAttribute("x")),
                        Double.parseDouble(rect.getAttribute("y")),
                        Double.parseDouble(rect.getAttribute("width")),
                        Double.parseDouble(rect.getAttribute("height"))))
                .toList();
    }

    private static void assertSound(String svg, List<GraphBox> boxes) throws Exception {
        Document document = xml(svg);
        Element root = document.getDocumentElement();
        List<Rect> rects = rects(document);
        assertThat(rects).hasSize(boxes.size());
        Rect all = new Rect(
                0, 0, Double.parseDouble(root.getAttribute("width")), Double.parseDouble(root.getAttribute("height")));
        for (int i = 0; i < rects.size(); i++) {
            Rect one = rects.get(i);
            assertThat(one.x >= 0 && one.y >= 0 && one.x + one.width <= all.width && one.y + one.height <= all.height)
                    .as("%s lies within %s", one, all)
                    .isTrue();
            for (Rect other : rects.subList(0, i)) {
                assertThat(one.meets(other)).as("%s and %s", one, other).isFalse();
            }
        }
        for (Element line : elements(document, "path")) {
            if (line.getAttribute("class").equals("line")) {
                String[] places = line.getAttribute("d").split("[ MHC]+", -1);
                double from = Double.parseDouble(places[1]);
                double to = Double.parseDouble(places[places.length - (places.length > 4 ? 2 : 1)]);
                assertThat(to).isGreaterThanOrEqualTo(from);
            }
        }
    }

    @Test
    void theBuiltInContractIsDrawnSoundly() throws Exception {
        ContractExplanation explanation = ContractExplanation.of(FeatureContract.builtIn("usdcop-m5", "1.0.0"));
        String svg = GraphDrawing.file("All of it", explanation.boxes()).orElseThrow();
        assertSound(svg, explanation.boxes());
        Document document = xml(svg);
        assertThat(elements(document, "text"))
                .extracting(Element::getTextContent)
                .contains("All of it", "rsi_9", "treasury_10y", "shift(dxy, 60)", "61 doubles", "for 2 features");
        assertThat(elements(document, "script")).isEmpty();
        assertThat(svg).contains("prefers-color-scheme: dark").doesNotContain("href", "url(", "style=", " on");
    }

    @Test
    void inAPageItHasTheColoursOfThePage() throws Exception {
        ContractExplanation explanation = ContractExplanation.of(FeatureContract.builtIn("usdcop-m5", "1.0.0"));
        String svg = GraphDrawing.inPage("Graph of adx_14", explanation.boxes("adx_14"))
                .orElseThrow();
        assertSound(svg, explanation.boxes("adx_14"));
        assertThat(svg).startsWith("<svg ").endsWith("</svg>").doesNotContain("<style", "style=", "id=");
        assertThat(elements(xml(svg), "title").get(0).getTextContent()).isEqualTo("Graph of adx_14");
    }

    @Test
    void theSameGraphIsDrawnInTheSameWay() {
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        assertThat(GraphDrawing.file("a", ContractExplanation.of(contract).boxes()))
                .isEqualTo(
                        GraphDrawing.file("a", ContractExplanation.of(contract).boxes()));
    }

    @Test
    void textIsText() throws Exception {
        GraphBox box = new GraphBox(0, "a < b && c > d \u0007", List.of(), 0, List.of("f"), List.of("<f>"), false);
        Document document = xml(GraphDrawing.file("<script>", List.of(box)).orElseThrow());
        assertThat(elements(document, "script")).isEmpty();
        assertThat(elements(document, "text"))
                .extracting(Element::getTextContent)
                .contains("<script>", "<f>", "a < b && c > d  ");
    }

    /** Lines and boxes grow with the text, up to a bound. */
    @Test
    void longTextsAreBrokenAndCut() throws Exception {
        String longText = "where(#1 > #2, rolling_mean(close, 20, min_periods=3), #3) + ".repeat(20) + "1";
        String longName = "a".repeat(5_000);
        GraphBox box = new GraphBox(0, longText, List.of(), 3, List.of("f"), List.of(longName), false);
        Document document = xml(GraphDrawing.file("f", List.of(box)).orElseThrow());
        assertThat(rects(document).get(0).width).isLessThan(300);
        assertThat(rects(document).get(0).height).isLessThan(200);
        assertThat(elements(document, "text"))
                .allSatisfy(text -> assertThat(text.getTextContent().length()).isLessThan(120));
    }

    @Test
    void aGraphThatIsTooLargeIsNotDrawn() {
        List<GraphBox> boxes = new ArrayList<>();
        for (int i = 0; i < GraphDrawing.MOST_ITEMS + 1; i++) {
            boxes.add(new GraphBox(i, "x", List.of(), 0, List.of("f"), List.of(), false));
        }
        assertThat(GraphDrawing.file("f", boxes)).isEmpty();
        assertThat(GraphDrawing.file("f", boxes.subList(1, boxes.size()))).isPresent();
    }

    /** Lines that pass a thousand layers each are many places, however few boxes there are. */
    @Test
    void aGraphOfTooLongLinesIsNotDrawn() {
        List<GraphBox> boxes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            List<Integer> inputs = IntStream.range(0, i).boxed().toList();
            boxes.add(new GraphBox(i, "x", inputs, 0, List.of("f"), List.of(), false));
        }
        assertThat(GraphDrawing.file("f", boxes)).isEmpty();
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void anyGraphIsDrawnSoundly(@ForAll("graphs") List<GraphBox> boxes) throws Exception {
        assertSound(GraphDrawing.file("any", boxes).orElseThrow(), boxes);
    }

    @Provide
    Arbitrary<List<GraphBox>> graphs() {
        Arbitrary<List<Integer>> numbers =
                Arbitraries.integers().between(0, 1 << 20).list().ofMinSize(2).ofMaxSize(8);
        return numbers.list().ofMinSize(1).ofMaxSize(30).map(rows -> {
            List<GraphBox> boxes = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                List<Integer> row = rows.get(i);
                int node = i;
                List<Integer> inputs = row.subList(2, row.size()).stream()
                        .filter(number -> node > 0)
                        .map(number -> number % node)
                        .distinct()
                        .toList();
                String text = "ewm_mean(#1 + open) ".repeat(row.get(0) % 9 + 1);
                List<String> outputs = row.get(1) % 5 == 0 ? List.of("out_" + i) : List.of();
                boxes.add(new GraphBox(i, text, inputs, row.get(1) % 3, List.of("f", "g"), outputs, inputs.isEmpty()));
            }
            return boxes;
        });
    }
}
