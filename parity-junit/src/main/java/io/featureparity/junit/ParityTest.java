// SPDX-License-Identifier: Apache-2.0
package io.featureparity.junit;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.parity.golden.GoldenCase;
import io.featureparity.parity.golden.GoldenSuite;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests a service's own code from bars to the model against the golden cases. This covers everything that the service
 * does to bars, times, macro values and features before the model sees them, and not only the engine. Write a subclass
 * that gives the contract and the code to test; the subclass is a test class, and each case is a test in it.
 *
 * <p>A test fails at the first value that differs from training, and if the service leaves out a bar or an observation.
 * The class fails if there is no case for the contract. A subclass cannot reduce a case: it is compared completely, or
 * it fails.
 */
public abstract class ParityTest {

    /** For subclasses. */
    protected ParityTest() {}

    /**
     * Gives the contract that the service serves. The cases of exactly this contract are its tests; those of other
     * contracts are ignored.
     *
     * @return the contract, as the model's manifest names it
     */
    protected abstract FeatureContract contract();

    /**
     * Makes the code to test. It is called once for each case, so no state is left over from the case before.
     *
     * @return a source that gives the bars of a case to the service, in the form that the service takes, and returns
     *     the values that the model would see
     */
    protected abstract FeatureSource source();

    /**
     * Says where the cases are.
     *
     * @return the cases that came with the library, unless a subclass has its own
     */
    protected GoldenSuite suite() {
        return GoldenSuite.onClassPath();
    }

    /**
     * {@return a test for each case of the contract, named after the case}
     *
     * @throws GoldenDataException if the contract has no case, or the suite cannot be opened
     */
    @TestFactory
    @DisplayName("golden cases")
    public final List<DynamicTest> goldenCases() {
        FeatureContract contract = contract();
        List<GoldenCase> all = suite().cases();
        List<GoldenCase> ours = all.stream()
                .filter(golden -> golden.contract().equals(contract))
                .toList();
        if (ours.isEmpty()) {
            String others = all.stream()
                    .map(golden -> golden.contract().toString())
                    .distinct()
                    .collect(Collectors.joining(", "));
            throw new GoldenDataException(new Fault(
                    ErrorCode.GOLDEN_SUITE_EMPTY, "suite", "must have a case of the contract " + contract, others));
        }
        return ours.stream()
                .map(golden -> DynamicTest.dynamicTest(golden.name(), address(golden), () -> hold(golden)))
                .toList();
    }

    /**
     * A case is no method. Surefire shows a test that has an address of its own by its name, and else as the method with
     * a number.
     */
    private static URI address(GoldenCase golden) {
        try {
            return new URI("golden", "case/" + golden.name(), null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("what a URI must not contain is quoted", e);
        }
    }

    private void hold(GoldenCase golden) {
        KeptRows kept = new KeptRows(source());
        ParityReport report = golden.hold(kept);
        if (!report.isParity()) {
            throw Failure.of(golden, report, kept.diagnosis(golden, report));
        }
    }
}
