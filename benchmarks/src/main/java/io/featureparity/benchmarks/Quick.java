// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Prints the main figures as ratios and compares them with those that were stored: {@code Quick BASELINE MARGIN [--store]
 * [FIGURE...]}. Exit code 1 if a ratio is larger than the stored one by more than the margin, 2 if there is none stored.
 *
 * <p>Each figure is measured in a process of its own, so that the compiler has seen nothing but its two works. It counts as
 * worse only if both of its ratios are (that of the fastest runs, and the middle one of the rounds), and if they are so a
 * second time, in another process.
 */
final class Quick {

    private static final int ROUNDS = 110;

    private Quick() {}

    /** The two ratios of a duel. */
    private record Ratios(double fastest, double middle) {

        private double better() {
            return Math.min(fastest, middle);
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2 && arguments[0].equals("--measure")) {
            measure(QuickFigure.valueOf(arguments[1]));
            return;
        }
        if (arguments.length < 2) {
            System.err.println("quick: usage: Quick BASELINE MARGIN [--store] [FIGURE...]");
            System.exit(2);
        }
        Path file = Path.of(arguments[0]);
        double margin = Double.parseDouble(arguments[1]);
        List<String> rest = new ArrayList<>(List.of(arguments).subList(2, arguments.length));
        boolean store = rest.remove("--store");
        System.exit(run(file, margin, store, figures(rest)));
    }

    private static List<QuickFigure> figures(List<String> keys) {
        List<QuickFigure> all = List.of(QuickFigure.values());
        List<String> unknown = keys.stream()
                .filter(key -> all.stream().noneMatch(figure -> figure.key().equals(key)))
                .toList();
        if (!unknown.isEmpty()) {
            System.err.println("quick: no such figure: " + unknown + "; there are "
                    + all.stream().map(QuickFigure::key).toList());
            System.exit(2);
        }
        return all.stream()
                .filter(figure -> keys.isEmpty() || keys.contains(figure.key()))
                .toList();
    }

    private static int run(Path file, double margin, boolean store, List<QuickFigure> figures)
            throws IOException, InterruptedException {
        int jdk = Runtime.version().feature();
        QuickBaseline baseline = QuickBaseline.read(file);
        int exit = 0;
        System.out.printf(Locale.ROOT, "JDK %d, margin %.0f %%%n", jdk, 100 * margin);
        System.out.printf(Locale.ROOT, "%-30s %9s %9s %9s%n", "ratio", "fastest", "middle", "stored");
        for (QuickFigure figure : figures) {
            OptionalDouble stored = baseline.ratio(jdk, figure);
            double most = stored.orElse(Double.POSITIVE_INFINITY) * (1 + margin);
            Ratios found = inProcess(figure);
            if (!store && found.better() > most) {
                found = inProcess(figure);
            }
            String verdict = "";
            if (store) {
                baseline.put(jdk, figure, found.middle());
            } else if (stored.isEmpty()) {
                verdict = "nothing stored";
                exit = Math.max(exit, 2);
            } else if (found.better() > most) {
                verdict = "WORSE";
                exit = 1;
            } else if (found.middle() < stored.getAsDouble() / (1 + margin)) {
                verdict = "better";
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-30s %9.4f %9.4f %9s %-15s %s%n",
                    figure.key(),
                    found.fastest(),
                    found.middle(),
                    stored.isEmpty() ? "-" : String.format(Locale.ROOT, "%.4f", stored.getAsDouble()),
                    verdict,
                    figure.what());
        }
        if (store) {
            baseline.write(file);
        }
        return exit;
    }

    private static Ratios inProcess(QuickFigure figure) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Quick.class.getName(),
                        "--measure",
                        figure.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(figure.key() + " could not be measured");
        }
        String[] ratios = out.strip().split(" ", 2);
        return new Ratios(Double.parseDouble(ratios[0]), Double.parseDouble(ratios[1]));
    }

    private static void measure(QuickFigure figure) {
        Duel.Result result = figure.duel().measure(ROUNDS);
        System.out.println(result.ratioOfFastest() + " " + result.medianRatio());
    }
}
