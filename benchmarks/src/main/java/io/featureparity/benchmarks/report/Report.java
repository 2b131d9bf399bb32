// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts what was measured into the document: {@code Report RESULTS DOCS}. */
final class Report {

    private Report() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("report: usage: Report RESULTS DOCS");
            System.exit(2);
        }
        write(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    /**
     * Writes the tables between their marks, and the plot beside the document.
     *
     * @param results the folder with the JSON of JMH, and with the description of the machine, line by line
     * @param docs the folder with the document
     */
    static void write(Path results, Path docs) throws IOException {
        Measurements measurements = Measurements.read(results);
        Path page = docs.resolve("performance.md");
        String document = Files.readString(page);
        document = Pages.with(document, "machine", machine(measurements, results.resolve("machine.txt")));
        document = Pages.with(document, "aims", Aims.table(measurements));
        document = Pages.with(document, "costs", CostTable.of(measurements));
        document = Pages.with(document, "limit", LimitTable.of(measurements));
        document = Pages.with(document, "starting over", LimitTable.startingOver(measurements));
        Files.writeString(page, document);
        Files.writeString(docs.resolve("performance.svg"), RatioPlot.of(measurements));
    }

    private static String machine(Measurements measurements, Path description) throws IOException {
        StringBuilder lines = new StringBuilder();
        if (Files.exists(description)) {
            for (String line : Files.readAllLines(description)) {
                lines.append("- ").append(line).append('\n');
            }
        }
        for (int jdk : measurements.jdks()) {
            lines.append("- JDK ")
                    .append(jdk)
                    .append(": ")
                    .append(measurements.machine(jdk))
                    .append('\n');
        }
        return lines.toString();
    }
}
