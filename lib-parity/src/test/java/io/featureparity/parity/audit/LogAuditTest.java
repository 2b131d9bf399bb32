// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.report.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What an audit finds in logs of services that serve what they should, or are of other models. */
class LogAuditTest extends AuditTests {

    // ---- what is as it should be

    @Test
    void everyRecordOfAServiceIsEqualToTheBit() {
        ServedLogs.write(folder, ServedLogs.service(PAIR, 1, 200));

        AuditedLog found = audit();

        int served = 200 - WARM_UP;
        assertThat(found.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(found.obstacles()).isEmpty();
        assertThat(found.recomputed()).isEqualTo(served);
        assertThat(found.equal()).isEqualTo(served);
        assertThat(found.report().compared())
                .isEqualTo(200L * MARKET + (long) served * (MARKET + ServedLogs.CONTRACT.size()));
        assertThat(found.report().diverged()).isZero();
        assertThat(found.instruments()).hasSize(1);
        assertThat(found.instruments().get(0).bars()).isEqualTo(WARM_UP);
        assertThat(found.instruments().get(0).isEqual()).isTrue();
        assertThat(line(found, Stage.RAW, "rsi_9").times().hours())
                .isNotEmpty()
                .allSatisfy(hour -> assertThat(hour.at()).isBetween(13L, 17L));
    }

    @Test
    void severalInstrumentsInTurnAreEachComputedOnTheirOwn() {
        ServedLogs.write(folder, log -> {
            List<FeatureEngine> engines = new ArrayList<>();
            for (int i = 0; i < 70; i++) {
                engines.add(ServedLogs.engine(ServedLogs.MODEL, log.instrument("I" + i)));
            }
            for (int bar = 0; bar < 30; bar++) {
                for (int i = 0; i < engines.size(); i++) {
                    ServedLogs.serve(engines.get(i), ServedLogs.market(i, 30), bar, bar + 1);
                }
            }
        });

        AuditedLog found = audit();

        assertThat(found.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(found.instruments()).hasSize(70);
        assertThat(found.instruments().stream().map(AuditedInstrument::name).limit(3))
                .containsExactly("I0", "I1", "I2");
        assertThat(found.equal()).isEqualTo(70L * (30 - WARM_UP));
    }

    @Test
    void aSecondObservationOfABarIsARecordToo() {
        ServedLogs.write(folder, log -> {
            FeatureEngine engine = ServedLogs.engine(ServedLogs.MODEL, log.instrument(PAIR));
            ServedLogs.serve(engine, ServedLogs.market(1, 20), 0, 20);
            engine.observe(-0.25, ServedLogs.time(20), new float[ServedLogs.CONTRACT.size()]);
            ServedLogs.serve(engine, ServedLogs.market(1, 21), 20, 21);
        });

        assertThat(audit().verdict()).isEqualTo(Verdict.PARITY);
        assertThat(audit().equal()).isEqualTo(20 - WARM_UP + 2);
    }

    @Test
    void aLogOfOneObservationIsAuditedFromItsState() {
        FeatureEngine before = FeatureEngine.of(ServedLogs.MODEL);
        ServedLogs.serve(before, ServedLogs.market(1, 40), 0, 40);
        EngineSnapshot snapshot = before.snapshot();
        ServedLogs.write(folder, log -> {
            FeatureEngine engine = ServedLogs.engine(ServedLogs.MODEL, log.instrument(PAIR));
            engine.restore(snapshot);
            engine.observe(0.5, ServedLogs.time(39), new float[ServedLogs.CONTRACT.size()]);
        });

        AuditedLog found = audit();

        assertThat(found.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(found.equal()).isEqualTo(1);
    }

    @Test
    void anEngineThatWasResetBeginsAnew() {
        ServedLogs.write(folder, log -> {
            FeatureEngine engine = ServedLogs.engine(ServedLogs.MODEL, log.instrument(PAIR));
            ServedLogs.serve(engine, ServedLogs.market(1, 30), 0, 30);
            engine.reset();
            ServedLogs.serve(engine, ServedLogs.market(2, 30), 0, 30);
        });

        assertThat(audit().verdict()).isEqualTo(Verdict.PARITY);
        assertThat(audit().equal()).isEqualTo(2L * (30 - WARM_UP));
    }

    @Test
    void aLogOfTheFirstVersionIsComputedAgain() {
        Path fixture = Path.of(
                "..", "lib-audit", "src", "test", "resources", "io", "featureparity", "audit", "version-1", "log");

        AuditedLog found = LogAudit.run(AuditRequest.of(fixture));

        assertThat(found.counts().log()).isEqualTo("example.com/test");
        assertThat(found.report().diverged()).isZero();
        assertThat(found.recomputed()).isEqualTo(found.equal()).isEqualTo(1);
        assertThat(found.counts().dropped()).isPositive();
    }

    // ---- other models

    @Test
    void otherStatisticsThanTheGivenOnesAreNamed() {
        Map<String, FeatureStatistics> others = new TreeMap<>();
        ServedLogs.CONTRACT.featuresWithStatistics().forEach(name -> others.put(name, new FeatureStatistics(0, 2)));
        NormStats other = NormStats.of("other", others);
        ServedLogs.write(folder, Model.of(ServedLogs.CONTRACT, other), settings -> {}, log -> {
            FeatureEngine engine = ServedLogs.engine(Model.of(ServedLogs.CONTRACT, other), log.instrument(PAIR));
            ServedLogs.serve(engine, ServedLogs.market(1, 40), 0, 40);
        });

        AuditedLog found =
                LogAudit.run(AuditRequest.of(folder).expecting(ServedLogs.CONTRACT, ServedLogs.MODEL.stats()));

        assertThat(found.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(codes(found.obstacles())).containsExactly(ErrorCode.AUDIT_OTHER_STATISTICS);
        assertThat(found.obstacles().get(0).toString())
                .contains(ServedLogs.MODEL.stats().hash(), other.hash(), (40 - WARM_UP) + " rows");
        assertThat(found.equal()).isEqualTo(40 - WARM_UP);
    }

    @Test
    void anotherContractThanTheGivenOneIsNamed() {
        ServedLogs.write(folder, ServedLogs.service(PAIR, 1, 40));
        FeatureContract newer = FeatureContract.builtIn("usdcop-m5", "1.1.0");

        AuditedLog found = LogAudit.run(AuditRequest.of(folder).expecting(newer, null));

        assertThat(codes(found.obstacles())).containsExactly(ErrorCode.AUDIT_OTHER_CONTRACT);
        assertThat(found.verdict()).isEqualTo(Verdict.INCOMPLETE);
    }
}
