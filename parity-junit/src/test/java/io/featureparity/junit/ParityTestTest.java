// SPDX-License-Identifier: Apache-2.0
package io.featureparity.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.parity.golden.GoldenCase;
import io.featureparity.parity.golden.GoldenSuite;
import io.featureparity.testsupport.document.ContractDocument;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.UriSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.opentest4j.AssertionFailedError;

/** What a service's {@link ParityTest} says of services that are right, and of services that are not. */
class ParityTestTest {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final List<GoldenCase> CASES = ShippedSuite.SUITE.cases().stream()
            .filter(golden -> golden.contract().equals(CONTRACT))
            .toList();

    /** The tests below differ in the source alone. */
    abstract static class OfTheContract extends ParityTest {
        @Override
        protected FeatureContract contract() {
            return CONTRACT;
        }
    }

    /** Its cases have been opened already. */
    abstract static class OfTheOpenSuite extends OfTheContract {
        @Override
        protected GoldenSuite suite() {
            return ShippedSuite.SUITE;
        }
    }

    static final class Right extends OfTheContract {
        @Override
        protected FeatureSource source() {
            return new ServiceSource(BarAssembly.RIGHT);
        }
    }

    static final class PlainMean extends OfTheOpenSuite {
        @Override
        protected FeatureSource source() {
            return new PlainMeanRsi();
        }
    }

    static final class LocalTime extends OfTheOpenSuite {
        @Override
        protected FeatureSource source() {
            return new ServiceSource(BarAssembly.LOCAL_TIME_LABELLED_UTC);
        }
    }

    static final class EndStamp extends OfTheOpenSuite {
        @Override
        protected FeatureSource source() {
            return new ServiceSource(BarAssembly.STAMPED_WITH_ITS_END);
        }
    }

    static final class EarlyClose extends OfTheOpenSuite {
        @Override
        protected FeatureSource source() {
            return new ServiceSource(BarAssembly.CLOSED_A_MINUTE_EARLY);
        }
    }

    static final class Silent extends OfTheOpenSuite {
        @Override
        protected FeatureSource source() {
            return (golden, rows) -> {};
        }
    }

    static final class WithoutObservations extends OfTheOpenSuite {
        @Override
        protected FeatureSource source() {
            return (golden, rows) -> FeatureSource.streaming()
                    .compute(golden, (raw, normalized, observation) -> rows.next(raw, normalized, null));
        }
    }

    static final class OfNoCase extends ParityTest {
        @Override
        protected FeatureContract contract() {
            return FeatureContract.parse(
                    "ours.json",
                    ContractDocument.parse(CONTRACT.document().canonicalText())
                            .set("/version", "9.9.9")
                            .toJson());
        }

        @Override
        protected FeatureSource source() {
            return FeatureSource.streaming();
        }

        @Override
        protected GoldenSuite suite() {
            return ShippedSuite.SUITE;
        }
    }

    static final class OfNoSuite extends OfTheContract {
        @Override
        protected FeatureSource source() {
            return FeatureSource.streaming();
        }

        @Override
        protected GoldenSuite suite() {
            return GoldenSuite.open(Path.of("no", "such", "suite"));
        }
    }

    @Test
    void everyCaseOfTheContractIsATestOfItsName() {
        Events tests = run(Right.class);
        assertThat(tests.failures()).isEmpty();
        assertThat(tests.succeeded()).containsExactlyElementsOf(names(golden -> true));
        assertThat(tests.succeeded()).hasSize(31).contains("year", "flat", "daylight-saving-us", "float-midpoints");
    }

    /** Surefire names a test after its method, unless the test comes from something else. */
    @Test
    void aCaseComesFromAnAddressOfItsOwnAndNotFromTheMethod() {
        List<TestSource> sources = run(Right.class).sources();
        assertThat(sources).hasSize(31).allMatch(UriSource.class::isInstance);
        assertThat(sources).contains(UriSource.from(URI.create("golden:case/flat")));
    }

    @Test
    void aPlainMeanIsFoundInEveryCaseButThoseOfOneDirection() {
        Events tests = run(PlainMean.class);
        assertThat(tests.succeeded()).containsExactly("rising", "falling", "flat", "single-bar");
        assertThat(tests.failures().keySet()).hasSize(27);
    }

    @Test
    void aFailureBeginsWithStageFeatureBarTimeBothValuesAndDistance() {
        Throwable failure = run(PlainMean.class).failures().get("session-walk");
        assertThat(failure).isInstanceOf(AssertionFailedError.class);
        assertThat(failure.getMessage()).isEqualTo("""
                        stage raw: FP-801 at session-walk, rsi_9, bar 2 (2024-03-04T13:10:00Z): must be \
                        24.97607655502449 (0x1.8f9e0273238f8p4), but was 22.834645669291874 (0x1.6d5ab56ad5b4cp4), \
                        602759208689068 ulps apart
                          kind of difference: other smoothing: both move together (the correlation of 334 rows is 0.83), \
                        but no factor, offset or shift explains it: another average, window or form
                          most likely rsi_9: plain rolling mean of 9 (not Wilder's); 87.95 % of 1,486 rows to the bit, 100 % \
                        within 1e-9 or as it was rounded; contract clause C3; see FP-801; 1 row tells it from plain rolling \
                        mean of 9 with the first change left absent (not Wilder's, not 0)
                          the case: 25 sessions of an ordinary market
                          raw rsi_9: 1498 of 1500 values diverge, worst 4624389057548038352 ulps
                          normalized rsi_9: 1498 of 1500 values diverge, worst 2129761015 ulps""");
    }

    @Test
    void aFailureHasBothValuesApart() {
        AssertionFailedError failure =
                (AssertionFailedError) run(PlainMean.class).failures().get("session-walk");
        assertThat(failure.getExpected().getStringRepresentation())
                .isEqualTo("24.97607655502449 (0x1.8f9e0273238f8p4)");
        assertThat(failure.getActual().getStringRepresentation()).isEqualTo("22.834645669291874 (0x1.6d5ab56ad5b4cp4)");
    }

    @Test
    void localTimeLabelledUtcIsFoundWhereTheModelSeesTheClock() {
        Events tests = run(LocalTime.class);
        assertThat(tests.failures().keySet()).containsExactlyElementsOf(names(GoldenCase::hasObservations));
        assertThat(tests.failures().get("month-end"))
                .hasMessageStartingWith(
                        "stage observation: FP-803 at month-end, time_normalized, bar 14 (2024-02-27T14:10:00Z): must be 0.23728813 "
                                + "(0x1.e5f752p-3), but was 1.0 (0x1.0p0), 17630295 ulps apart");
    }

    @Test
    void aBarStampedWithItsEndIsFoundWhereTheModelSeesTheClock() {
        Events tests = run(EndStamp.class);
        assertThat(tests.failures().keySet()).containsExactlyElementsOf(names(GoldenCase::hasObservations));
        assertThat(tests.failures().get("month-end"))
                .hasMessageStartingWith(
                        "stage observation: FP-803 at month-end, time_normalized, bar 14 (2024-02-27T14:10:00Z): must be 0.23728813 "
                                + "(0x1.e5f752p-3), but was 0.2542373 (0x1.0456c8p-2), 995259 ulps apart");
    }

    @Test
    void aBarThatEndsAMinuteEarlyIsFound() {
        Events tests = run(EarlyClose.class);
        assertThat(tests.succeeded()).containsExactly("flat");
        assertThat(tests.failures().get("month-end"))
                .hasMessageStartingWith(
                        "stage raw: FP-801 at month-end, atr_pct, bar 0 (2024-02-27T13:00:00Z): must be 0.0011155942879548335 "
                                + "(0x1.247243edf282bp-10), but was 0.0011153149689937013 (0x1.245f85442a314p-10), 1288131347735 ulps apart");
    }

    @Test
    void aCaseWithoutResultsFails() {
        Events tests = run(Silent.class);
        assertThat(tests.succeeded()).isEmpty();
        assertThat(tests.failures().keySet()).containsExactlyElementsOf(names(golden -> true));
        assertThat(tests.failures().get("flat"))
                .isInstanceOf(GoldenDataException.class)
                .hasMessage("FP-705 at case flat: the source must give a row for each of its 200 bars, but was 0");
    }

    @Test
    void aCaseWithoutTheObservationsThatItHasFails() {
        Events tests = run(WithoutObservations.class);
        assertThat(tests.failures().keySet()).containsExactlyElementsOf(names(GoldenCase::hasObservations));
        assertThat(tests.failures().get("month-end"))
                .hasMessage("FP-705 at case month-end, bar 14: the source must give an observation, but was none");
    }

    @Test
    void aContractWithoutCasesFails() {
        Events tests = run(OfNoCase.class);
        assertThat(tests.succeeded()).isEmpty();
        assertThat(tests.failures()).containsOnlyKeys("golden cases");
        assertThat(tests.failures().get("golden cases"))
                .isInstanceOf(GoldenDataException.class)
                .hasMessageStartingWith("FP-703 at suite: must have a case of the contract usdcop-m5@9.9.9 (hash ")
                .hasMessageContaining("but was usdcop-m5@1.0.0 (hash ");
    }

    @Test
    void aSuiteThatIsNotThereFails() {
        Events tests = run(OfNoSuite.class);
        assertThat(tests.succeeded()).isEmpty();
        assertThat(tests.failures().get("golden cases")).hasMessageStartingWith("FP-701 at ");
    }

    private static List<String> names(Predicate<GoldenCase> which) {
        return CASES.stream().filter(which).map(GoldenCase::name).toList();
    }

    /** What became of the tests of a class, by name, in their order; and where those come from that succeeded. */
    private record Events(List<String> succeeded, List<TestSource> sources, Map<String, Throwable> failures) {}

    private static final Map<Class<?>, Events> RUNS = new ConcurrentHashMap<>();

    /** Runs a class once, however many tests look at what became of it: a run takes seconds. */
    private static Events run(Class<? extends ParityTest> test) {
        return RUNS.computeIfAbsent(test, each -> execute(test));
    }

    private static Events execute(Class<? extends ParityTest> test) {
        List<String> succeeded = new ArrayList<>();
        List<TestSource> sources = new ArrayList<>();
        Map<String, Throwable> failures = new LinkedHashMap<>();
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute()
                .allEvents()
                .finished()
                .list()
                .forEach(event -> {
                    TestDescriptor descriptor = event.getTestDescriptor();
                    TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
                    if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                        failures.put(
                                descriptor.getDisplayName(),
                                result.getThrowable().orElseThrow());
                    } else if (descriptor.isTest()) {
                        succeeded.add(descriptor.getDisplayName());
                        sources.add(descriptor.getSource().orElseThrow());
                    }
                });
        return new Events(succeeded, sources, failures);
    }
}
