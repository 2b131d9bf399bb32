// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.parity.report.ReportDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks at the page in a headless Chromium, as a person would. Not part of the build, which needs a JDK and Maven alone:
 * {@code tools/report-in-browser} runs it.
 */
final class PageInBrowser {

    private static final int ROWS = 100_000;
    private static final long MOST_BYTES = 15_000_000;
    /** Of a plot in a PDF, where it is lines and text, compressed. */
    private static final long LEAST_BYTES_OF_A_PLOT = 500;

    private static final int MOST_MILLISECONDS_TO_OPEN = 10_000;
    /** A function of a canvas: whether it has nothing but its background. */
    static final String BLANK = "(c => { const p = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
            + " let n = 0; for (let i = 3; i < p.length; i += 4) if (p[i] > 200) n++; return n < 500; })";

    private final Devtools browser;
    private final Path folder;
    private final Checks checks = new Checks();
    private final PlotInBrowser plot;

    private PageInBrowser(Devtools browser, Path folder) {
        this.browser = browser;
        this.folder = folder;
        this.plot = new PlotInBrowser(browser, checks);
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
        System.exit(page.checks.tell() ? 0 : 1);
    }

    private void lookAt(String name, ReportDocument document, boolean diverges) throws Exception {
        Path reports = folder.resolve(name);
        ReportFolder.open(reports).write(document, List.of(Sabotage.CONTRACT));
        Path page = reports.resolve(ReportFolder.PAGE);
        checks.hold(name + ": page of " + Files.size(page) + " bytes", Files.size(page) < MOST_BYTES);

        browser.view(1280, 900, false, false);
        browser.open(page);
        unscrolled(name, diverges);
        copies(name);
        explained(name);
        if (diverges) {
            plot.check(name);
        }
        picture(name + "-light");
        browser.view(1280, 900, true, false);
        browser.settle();
        checks.hold(name + ": dark background", background().startsWith("rgb(20,"));
        picture(name + "-dark");
        printed(name);
        browser.view(390, 844, false, true);
        browser.open(page);
        browser.settle();
        checks.hold(name + ": no sideways scrolling on a phone, but " + width(), width() <= 390);
        if (diverges) {
            plot.scrollTo();
            browser.settle();
            browser.settle();
            checks.hold(name + ": draws on a phone", !plot.blank("values"));
        }
        checks.hold(name + ": still no sideways scrolling, but " + width(), width() <= 390);
        picture(name + "-phone");
        checks.hold(
                name + ": quiet console, but " + browser.complaints(),
                browser.complaints().isEmpty());
        checks.hold(
                name + ": asks for nothing else, but " + browser.requests(),
                browser.requests().size() == 1);
    }

    /** A page may be captured or printed without anybody scrolling it. */
    private void unscrolled(String name, boolean diverges) throws Exception {
        checks.hold(name + ": not scrolled", browser.evaluate("scrollY").asDouble() == 0);
        checks.hold(name + ": has plots if it diverges", (canvases() > 0) == diverges);
        checks.hold(name + ": each plot is drawn at once", drawn() == canvases());
        checks.hold(
                name + ": no table is wider than the page",
                browser.evaluate(
                                "[...document.querySelectorAll('.scroll:has(> table)')].every(t => t.scrollWidth <= t.clientWidth)")
                        .asBoolean());
        browser.screenshot(folder.resolve(name + "-whole.png"), true);
        long took = browser.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
                .asLong();
        System.out.println(name + ": open in " + took + " ms");
        checks.hold(name + ": opens in " + took + " ms", took < MOST_MILLISECONDS_TO_OPEN);
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
        checks.hold(
                name + ": every plot is drawn before printing",
                browser.evaluate("window.printedDrawn").asInt() == canvases());
        if (canvases() > 0) {
            checks.hold(
                    name + ": for white paper",
                    browser.evaluate("window.printedText").asText().equals("#000"));
        }
        long bytes = Files.size(file);
        browser.evaluate("document.querySelectorAll('.canvas').forEach(c => c.style.visibility = 'hidden')");
        browser.print(file);
        long without = Files.size(file);
        browser.evaluate("document.querySelectorAll('.canvas').forEach(c => c.style.visibility = '')");
        browser.print(file);
        checks.hold(
                name + ": on paper, plots of " + canvases() + " canvases are " + (bytes - without) + " bytes",
                bytes - without >= canvases() * LEAST_BYTES_OF_A_PLOT);
        browser.settle();
        checks.hold(name + ": each plot is there after printing", drawn() == canvases());
        checks.hold(name + ": on the screen, dark again", background().startsWith("rgb(20,"));
    }

    /** With the keyboard alone: the button is reached, and pressed. */
    private void copies(String name) throws Exception {
        int hashes = browser.evaluate("[...document.querySelectorAll('#provenance code')]"
                        + ".filter(c => /^[0-9a-f]{16,64}$/.test(c.textContent)).length")
                .asInt();
        checks.hold(
                name + ": every hash has its button",
                hashes > 0
                        && hashes
                                == browser.evaluate(
                                                "[...document.querySelectorAll('button.copy')].filter(b => b.offsetWidth > 0).length")
                                        .asInt());
        browser.evaluate(
                "(b => { window.said = []; b.focus({preventScroll: true}); new MutationObserver(() => window.said.push(b.textContent,"
                        + " document.getElementById('copied').textContent)).observe(b, {childList: true}); })"
                        + "(document.querySelector('button.copy'))");
        browser.enter();
        browser.settle();
        checks.hold(
                name + ": the hash is copied",
                browser.evaluate("window.said[0]").asText().equals("Copied"));
        checks.hold(
                name + ": and said to be",
                browser.evaluate("window.said[1]").asText().equals("Copied"));
        browser.evaluate("scrollTo({top: 0, behavior: 'instant'})");
    }

    /** Unfolded, each graph has the colours of the page, its text lies in its boxes, and it scrolls in a frame of its own. */
    private void explained(String name) throws Exception {
        unfold(true);
        checks.hold(
                name + ": features are explained",
                browser.evaluate("document.querySelectorAll('#computed .graph').length")
                                .asInt()
                        > 0);
        checks.hold(
                name + ": graphs have colours",
                browser.evaluate("[...document.querySelectorAll('.graph rect')]"
                                + ".every(r => getComputedStyle(r).fill !== 'rgb(0, 0, 0)')")
                        .asBoolean());
        checks.hold(
                name + ": text lies in its box",
                browser.evaluate("[...document.querySelectorAll('.graph g')].every(g => {"
                                + " const r = g.querySelector('rect').getBBox();"
                                + " return [...g.querySelectorAll('text')].every(t => { const b = t.getBBox();"
                                + " return b.x >= r.x && b.x + b.width <= r.x + r.width && b.y >= r.y"
                                + " && b.y + b.height <= r.y + r.height; }); })")
                        .asBoolean());
        checks.hold(name + ": no graph makes the page wider, but " + width(), width() <= 1280);
        unfold(false);
        browser.evaluate("scrollTo({top: 0, behavior: 'instant'})");
    }

    private void unfold(boolean open) throws Exception {
        browser.evaluate("document.querySelectorAll('#computed details').forEach(d => { d.open = " + open + "; })");
        browser.settle();
    }

    private String background() throws Exception {
        return browser.evaluate("getComputedStyle(document.body).backgroundColor")
                .asText();
    }

    private int width() throws Exception {
        return browser.evaluate("document.documentElement.scrollWidth").asInt();
    }

    private void picture(String name) throws Exception {
        browser.screenshot(folder.resolve(name + ".png"), false);
        double at = browser.evaluate("scrollY").asDouble();
        browser.evaluate("scrollTo({top: 0, behavior: 'instant'})");
        browser.settle();
        browser.screenshot(folder.resolve(name + "-top.png"), false);
        browser.evaluate("scrollTo({top: " + at + ", behavior: 'instant'})");
    }
}
