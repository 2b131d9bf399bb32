// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditReader;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.component.servers.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is refused at the start of a refresh. */
class RefreshMainTest extends MainTests {

    // ---- what is refused at the start

    @Test
    void whatIsWrongAtTheStartEndsItWithACode() throws IOException {
        Servers.empty("start");
        settings("start", Servers.postgresPort());
        assertThat(refresh()).isEqualTo(3);
        assertThat(theFault()).startsWith("FP-1105").contains("42P01");

        assertThat(operate("migrate")).isZero();
        assertThat(out).containsExactly("2 scripts applied, version 2");
        assertThat(operate("migrate")).isZero();
        assertThat(out).containsExactly("0 scripts applied, version 2");
        assertThat(refresh()).isEqualTo(3);
        assertThat(theFault()).isEqualTo("FP-1112 at model registry: must have a live model of USD/COP, but was none");

        Map<String, String> wrong = Map.of("PARITY_DATABASE_PASSWORD", "battery-horse");
        err.clear();
        assertThat(run(RefreshMain.runner(), wrong)).isEqualTo(3);
        assertThat(theFault()).startsWith("FP-1102").doesNotContain("battery");

        assertThat(operate("register", "1")).isZero();
        assertThat(operate("make-live", "toy", "1")).isZero();
        assertThat(refresh()).isZero();

        Files.writeString(temp.resolve("model/model.onnx"), "other weights");
        assertThat(refresh()).isEqualTo(3);
        assertThat(theFault()).startsWith("FP-1114 at model toy 1: the hash of the model's file must be");
        Files.writeString(temp.resolve("model/norm_stats.json"), Market.otherStatistics());
        assertThat(refresh()).isEqualTo(3);
        assertThat(err).hasSizeGreaterThan(1).allMatch(line -> line.matches("FP-\\d+ at .*"));

        Servers.run("start", "insert into parity_schema (version, script, sha256) values (3, '3-future.sql', 'hash')");
        assertThat(refresh()).isEqualTo(3);
        assertThat(theFault()).startsWith("FP-1106");
        assertThat(operate("migrate")).isEqualTo(3);
        assertThat(theFault()).startsWith("FP-1106");
    }

    @Test
    void aMonitorThatCannotListenIsAFault() throws IOException {
        Servers.migrated("monitor");
        settings("monitor", Servers.postgresPort(), "monitor.port = 0", "monitor.host = no such host.invalid");
        assertThat(operate("register", "1")).isZero();
        assertThat(operate("make-live", "toy", "1")).isZero();
        assertThat(refresh()).isEqualTo(3);
        assertThat(err.get(err.size() - 1)).startsWith("FP-1225");

        settings("monitor", Servers.postgresPort(), "monitor.port = 0");
        assertThat(refresh()).isZero();
        assertThat(err).anyMatch(line -> line.contains("listens at"));

        err.clear();
        Map<String, String> shortKey = new HashMap<>(ENVIRONMENT);
        shortKey.put("PARITY_MONITOR_KEY", "short");
        assertThat(run(RefreshMain.runner(), shortKey)).isEqualTo(2);
        assertThat(theFault()).startsWith("FP-1201").contains("monitor.key").doesNotContain("short,");
    }

    @Test
    void settingsThatAreNotPossibleEndItBeforeAnythingIsConnected() throws IOException {
        settings("nowhere", 1, "redis.hots = 127.0.0.1");
        assertThat(refresh()).isEqualTo(2);
        assertThat(theFault()).startsWith("FP-1202").contains("did you mean redis.host?");
        settings("nowhere", 0);
        assertThat(refresh()).isEqualTo(2);
        assertThat(theFault()).startsWith("FP-1201");
        settings("nowhere", 1);
        err.clear();
        assertThat(run(RefreshMain.runner(), ENVIRONMENT, "more")).isEqualTo(2);
        assertThat(theFault()).isEqualTo("FP-1203 at command line: must be: SETTINGS, but was more: more");
        assertThat(operate("migrat")).isEqualTo(2);
        assertThat(theFault())
                .startsWith("FP-1203 at command line: must be: SETTINGS and one of: migrate, import-bars FILE, ")
                .endsWith("but was migrat");
        assertThat(operate()).isEqualTo(2);
        assertThat(operate("register")).isEqualTo(2);
    }

    @Test
    void aRefreshNeedsAPlaceForItsChangesOfLevelAndACommandDoesNot() throws IOException {
        Servers.empty("trail");
        settings("trail", Servers.postgresPort());
        String all = Files.readString(settings);
        Files.writeString(settings, all.replaceFirst("audit.folder.*", ""));
        assertThat(operate("migrate")).isZero();
        assertThat(operate("register", "1")).isZero();
        assertThat(operate("make-live", "toy", "1")).isZero();
        assertThat(refresh()).isEqualTo(2);
        assertThat(theFault())
                .startsWith("FP-1201 at setting audit.folder in ")
                .endsWith(": must be set, but was not set");

        Files.writeString(settings, all + "\nevents = slf4j");
        assertThat(refresh()).isZero();
        assertThat(err).allMatch(line -> line.contains(" ended; ")); // all else are events
        try (AuditReader log = AuditReader.open(temp.resolve("audit"))) {
            assertThat(((SegmentHeader) log.next()).logName()).isEqualTo("USD/COP-refresh");
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedEndsIt() throws IOException {
        settings("nowhere", Servers.freePort());
        assertThat(refresh()).isEqualTo(3);
        assertThat(theFault()).startsWith("FP-1101");
    }
}
