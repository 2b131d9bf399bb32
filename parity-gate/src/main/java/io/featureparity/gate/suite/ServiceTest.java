// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.suite;

import java.nio.file.Path;

/** The source of a test that compares a service's own code with the cases of a suite. */
public final class ServiceTest {

    /** What the file is called. */
    public static final String FILE = "ServedFeaturesTest.java";

    private static final String SOURCE = """
            import io.featureparity.contract.FeatureContract;
            import io.featureparity.features.batch.BarColumns;
            import io.featureparity.features.engine.FeatureEngine;
            import io.featureparity.features.model.Model;
            import io.featureparity.features.raw.BarBuffer;
            import io.featureparity.junit.ParityTest;
            import io.featureparity.parity.golden.FeatureSource;
            import io.featureparity.parity.golden.GoldenCase;
            import io.featureparity.parity.golden.GoldenSuite;
            import java.nio.file.Path;

            /** The service's own way from bars to its model, compared with training. Each golden case is a test. */
            final class ServedFeaturesTest extends ParityTest {

                private static final Path SUITE = Path.of("@suite@"); // seen from the folder of the service's pom

                @Override
                protected FeatureContract contract() {
                    return FeatureContract.load(SUITE.resolve("contract.json"));
                }

                @Override
                protected GoldenSuite suite() {
                    return GoldenSuite.open(SUITE);
                }

                @Override
                protected FeatureSource source() {
                    return ServedFeaturesTest::serve;
                }

                /** Put your service in place of the engine: give it each bar in the form in which your market sends it. */
                private static void serve(GoldenCase golden, FeatureSource.Rows rows) {
                    FeatureEngine engine = FeatureEngine.of(Model.of(golden.contract(), golden.stats()));
                    BarColumns bars = golden.bars();
                    BarBuffer bar = BarBuffer.of(bars.macroColumns());
                    for (int row = 0; row < bars.size(); row++) {
                        bars.read(row, bar);
                        engine.update(bar);
                        rows.next(engine.raw(), engine.normalized(), null);
                    }
                }
            }
            """;

    private ServiceTest() {}

    /** {@return the source of a test of the suite in a folder} */
    public static String of(Path suite) {
        String path = suite.normalize().toString().replace('\\', '/').replace("\"", "\\\"");
        return SOURCE.replace("@suite@", path);
    }
}
