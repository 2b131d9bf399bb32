// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.featureparity.parity.report.ReportDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks at the page in a headless Chromium, as a person would. Not part of the build, which needs a JDK and Maven alone:
 * {@code tools/report-in-browser} runs it.
 */
final class PageInBrowser {

    private static final int ROWS = 100_000;
    private static final int MOST_MILLISECONDS_TO_DRAW = 2_000;
    private static final long MOST_BYTES = 15_000_000;
    /** Of a plot in a PDF, where it is lines and text, compressed. */
    private static final long LEAST_BYTES_OF_A_PLOT = 500;

    private static final int MOST_MILLISECONDS_TO_OPEN = 10_000;
    private static final String BLANK =
            "(c => { const p = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                    + " let n = 0; for (let i = 3; i < p.length; i += 4) if (p[i] > 200) n++; return n < 500; })";
    private static final String FIRST_PLOT = "document.querySelector('figure.plot')";

    private final Devtools browser;
    private final Path folder;
    private final List<String> failures = new ArrayList<>();
    private int held;

    private PageInBrowser(Devtools browser, Path folder) {
        this.browser = browser;
        this.folder = folder;
    }

    /** The program of Chromium, and a folder for reports and pictures. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        Files.createDirectories(folder.resolve("profile"));
        PageInBrowser page;
        try (Devtools browser = new Devtools(args[0], folder.resolve("profile"))) {
            page = new PageInBrowser(browser, folder);
            page.lookAt("rsi", Sabotage.plainMean("training.csv", ROWS), true);
            page.lookAt("late", Sabotage.late("training.csv", 2_000), true);
            page.lookAt("noise", Sabotage.noise("<script>alert(1)</script>.csv", ROWS), true);
            page.lookAt("cases", Sabotage.cases(12, 300), true);
            page.lookAt("million", Sabotage.plainMean("training.csv", 1_000_000), true);
            page.lookAt("parity", Sabotage.parity(300), false);
        }
        page.failures.forEach(failure -> System.out.println("FAILED " + failure));
        System.out.println((page.held - page.failures.size()) + " passed, " + page.failures.size() + " failed");
        System.exit(page.failures.isEmpty() ? 0 : 1);
    }

    private void hold(String what, boolean holds) {
        held++;
        if (!holds) {
            failures.add(what);
        }
    }

    private void lookAt(String name, ReportDocument document, boolean diverges) throws Exception {
        Path reports = folder.resolve(name);
        ReportFolder.open(reports).write(document);
        Path page = reports.resolve(ReportFolder.PAGE);
        hold(name + ": page of " + Files.size(page) + " bytes", Files.size(page) < MOST_BYTES);

        browser.view(1280, 900, false, false);
        browser.open(page);
        unscrolled(name, diverges);
        copies(name);
        if (diverges) {
            plots(name);
        }
        picture(name + "-light");
        browser.view(1280, 900, true, false);
        settle();
        hold(name + ": dark background", background().startsWith("rgb(20,"));
        picture(name + "-dark");
        printed(name);
        browser.view(390, 844, false, true);
        browser.open(page);
        settle();
        hold(name + ": no sideways scrolling on a phone, but " + width(), width() <= 390);
        if (diverges) {
            browser.evaluate(FIRST_PLOT + ".scrollIntoView({behavior: 'instant'})");
            settle();
            settle();
            hold(name + ": draws on a phone", !blank("values"));
        }
        hold(name + ": still no sideways scrolling, but " + width(), width() <= 390);
        picture(name + "-phone");
        hold(
                name + ": quiet console, but " + browser.complaints(),
                browser.complaints().isEmpty());
        hold(
                name + ": asks for nothing else, but " + browser.requests(),
                browser.requests().size() == 1);
    }

    /** A page may be captured or printed without anybody scrolling it. */
    private void unscrolled(String name, boolean diverges) throws Exception {
        hold(name + ": not scrolled", browser.evaluate("scrollY").asDouble() == 0);
        hold(name + ": has plots if it diverges", (canvases() > 0) == diverges);
        hold(name + ": each plot is drawn at once", drawn() == canvases());
        browser.screenshot(folder.resolve(name + "-whole.png"), true);
        long took = browser.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
                .asLong();
        System.out.println(name + ": open in " + took + " ms");
        hold(name + ": opens in " + took + " ms", took < MOST_MILLISECONDS_TO_OPEN);
    }

    private int canvases() throws Exception {
        return browser.evaluate("document.querySelectorAll('figure.plot canvas').length")
                .asInt();
    }

    private int drawn() throws Exception {
        return browser.evaluate(
                        "[...document.querySelectorAll('figure.plot canvas')].filter(c => !" + BLANK + "(c)).length")
                .asInt();
    }

    /** In dark mode, and in the colours of paper nevertheless; afterwards the page is as it was. */
    private void printed(String name) throws Exception {
        browser.evaluate("addEventListener('beforeprint', () => {"
                + " window.printedText = getComputedStyle(document.documentElement).getPropertyValue('--text').trim();"
                + " window.printedDrawn = [...document.querySelectorAll('figure.plot canvas')].filter(c => !" + BLANK
                + "(c)).length; })");
        Path file = folder.resolve(name + ".pdf");
        browser.print(file);
        hold(
                name + ": every plot is drawn before printing",
                browser.evaluate("window.printedDrawn").asInt() == canvases());
        if (canvases() > 0) {
            hold(
                    name + ": for white paper",
                    browser.evaluate("window.printedText").asText().equals("#000"));
        }
        long bytes = Files.size(file);
        browser.evaluate("document.querySelectorAll('.canvas').forEach(c => c.style.visibility = 'hidden')");
        browser.print(file);
        long without = Files.size(file);
        browser.evaluate("document.querySelectorAll('.canvas').forEach(c => c.style.visibility = '')");
        browser.print(file);
        hold(
                name + ": on paper, plots of " + canvases() + " canvases are " + (bytes - without) + " bytes",
                bytes - without >= canvases() * LEAST_BYTES_OF_A_PLOT);
        settle();
        hold(name + ": each plot is there after printing", drawn() == canvases());
        hold(name + ": on the screen, dark again", background().startsWith("rgb(20,"));
    }

    /** With the keyboard alone: the button is reached, and pressed. */
    private void copies(String name) throws Exception {
        int hashes = browser.evaluate("[...document.querySelectorAll('#provenance code')]"
                        + ".filter(c => /^[0-9a-f]{16,64}$/.test(c.textContent)).length")
                .asInt();
        hold(
                name + ": every hash has its button",
                hashes > 0
                        && hashes
                                == browser.evaluate(
                                                "[...document.querySelectorAll('button.copy')].filter(b => b.offsetWidth > 0).length")
                                        .asInt());
        browser.evaluate(
                "(b => { window.said = []; b.focus(); new MutationObserver(() => window.said.push(b.textContent,"
                        + " document.getElementById('copied').textContent)).observe(b, {childList: true}); })"
                        + "(document.querySelector('button.copy'))");
        browser.enter();
        settle();
        hold(
                name + ": the hash is copied",
                browser.evaluate("window.said[0]").asText().equals("Copied"));
        hold(
                name + ": and said to be",
                browser.evaluate("window.said[1]").asText().equals("Copied"));
        browser.evaluate("scrollTo({top: 0, behavior: 'instant'})");
    }

    private void plots(String name) throws Exception {
        long took = browser.evaluate("new Promise(done => { const begin = performance.now(); " + FIRST_PLOT
                        + ".scrollIntoView({behavior: 'instant'}); " + FIRST_PLOT
                        + ".querySelector('select').dispatchEvent(new Event('change'));"
                        + " requestAnimationFrame(() => done(performance.now() - begin)); })")
                .asLong();
        System.out.println(name + ": drawn in " + took + " ms");
        hold(name + ": draws in " + took + " ms", took < MOST_MILLISECONDS_TO_DRAW);
        settle();
        hold(name + ": values are drawn", !blank("values"));
        hold(name + ": differences are drawn", !blank("difference"));
        hold(name + ": the price is drawn", !blank("price"));
        double[] all = range();
        JsonNode box = browser.evaluate("(r => ({x: r.x, y: r.y, width: r.width, height: r.height}))(" + FIRST_PLOT
                + ".querySelector('.u-over').getBoundingClientRect())");
        double x = box.path("x").asDouble();
        double width = box.path("width").asDouble();
        double y = box.path("y").asDouble() + box.path("height").asDouble() / 2;
        drag(x + width * 0.25, x + width * 0.5, y);
        double[] dragged = range();
        hold(
                name + ": dragging zooms, from " + all[0] + ".." + all[1] + " to " + dragged[0] + ".." + dragged[1],
                Math.abs((dragged[1] - dragged[0]) / (all[1] - all[0]) - 0.25) < 0.02);
        hold(name + ": the other charts are as wide", sameRange());
        press("first");
        double first = browser.evaluate("(d => { const s = d.series[+" + FIRST_PLOT + ".querySelector('select').value];"
                        + " const v = new DataView(Uint8Array.from(atob(d.times[s.bars]), c => c.charCodeAt(0)).buffer);"
                        + " return v.getFloat64(8 * s.first, true) / 1000; })"
                        + "(JSON.parse(document.getElementById('data').textContent))")
                .asDouble();
        double[] zoomed = range();
        double[] times = times();
        hold(name + ": zooms to the first divergence", times[0] <= first && first <= times[1]);
        hold(name + ": and near to it", times[1] - times[0] < 5 * 86_400);
        hold(name + ": a night takes no more room than a bar", zoomed[1] - zoomed[0] <= 121);
        boolean another = browser.evaluate(FIRST_PLOT + ".querySelector('[data-do=numeric]').offsetWidth > 0")
                .asBoolean();
        hold(name + ": a button for the first numeric divergence, if it is another", another == name.equals("late"));
        press("out");
        hold(name + ": zooms out", range()[1] - range()[0] > zoomed[1] - zoomed[0]);
        press("all");
        hold(name + ": shows all", Arrays.equals(range(), all));
        press("first");
    }

    /** The browser may be slow: it sees each movement before the next. */
    private void drag(double fromX, double toX, double y) throws Exception {
        browser.mouse("mouseMoved", fromX, y, 0);
        settle();
        browser.mouse("mousePressed", fromX, y, 1);
        for (double x : new double[] {(fromX + toX) / 2, toX}) {
            browser.mouse("mouseMoved", x, y, 1);
            settle();
        }
        browser.mouse("mouseReleased", toX, y, 0);
        settle();
    }

    private void press(String action) throws Exception {
        browser.evaluate(FIRST_PLOT + ".querySelector('[data-do=" + action + "]').click()");
        settle();
    }

    /** In bars. */
    private double[] range() throws Exception {
        return numbers("fromBar", "toBar");
    }

    /** In seconds since 1970. */
    private double[] times() throws Exception {
        return numbers("from", "to");
    }

    private double[] numbers(String from, String to) throws Exception {
        JsonNode at =
                browser.evaluate("[+" + FIRST_PLOT + ".dataset." + from + ", +" + FIRST_PLOT + ".dataset." + to + "]");
        return new double[] {at.get(0).asDouble(), at.get(1).asDouble()};
    }

    /** So that what stands above each other is of the same bar. */
    private boolean sameRange() throws Exception {
        return browser.evaluate("(a => a.length === 3 && a.every(w => w === a[0]))([..." + FIRST_PLOT
                        + ".querySelectorAll('.u-over')].map(o => o.getBoundingClientRect().width))")
                .asBoolean();
    }

    /** Whether a canvas has nothing but its background: no lines in the colours of both sides. */
    private boolean blank(String which) throws Exception {
        return browser.evaluate(BLANK + "(" + FIRST_PLOT + ".querySelector('." + which + " canvas'))")
                .asBoolean();
    }

    private String background() throws Exception {
        return browser.evaluate("getComputedStyle(document.body).backgroundColor")
                .asText();
    }

    private int width() throws Exception {
        return browser.evaluate("document.documentElement.scrollWidth").asInt();
    }

    private void settle() throws Exception {
        browser.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>"
                + " setTimeout(done, 100))))");
    }

    private void picture(String name) throws Exception {
        browser.screenshot(folder.resolve(name + ".png"), false);
        double at = browser.evaluate("scrollY").asDouble();
        browser.evaluate("scrollTo({top: 0, behavior: 'instant'})");
        settle();
        browser.screenshot(folder.resolve(name + "-top.png"), false);
        browser.evaluate("scrollTo({top: " + at + ", behavior: 'instant'})");
    }
}
