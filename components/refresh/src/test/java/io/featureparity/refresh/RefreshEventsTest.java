// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a refresh tells, as events for the backend of SLF4J. */
class RefreshEventsTest {

    private final Logger logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(RefreshEvents.class);
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    @BeforeEach
    void listen() {
        events.start();
        logger.addAppender(events);
        logger.setLevel(ch.qos.logback.classic.Level.INFO);
    }

    @AfterEach
    void end() {
        logger.detachAndStopAllAppenders();
        logger.setLevel(null);
    }

    @Test
    void eachIsAnEventWithItsKeys() {
        RefreshListener told = new RefreshEvents(Market.INSTRUMENT);
        List<Fault> faults = List.of(new Fault(ErrorCode.STORE_TIMEOUT, "there", "must answer", "late"));
        ToldRefresh.all(told, faults);

        String hashes = "contract_sha256=\"" + Market.KEY.contractHash() + "\", statistics_sha256=\""
                + Market.KEY.normStatsHash() + "\"";
        String fault = ", code=\"FP-1103\", fault=\"" + faults.get(0) + "\"]";
        assertThat(events.list)
                .extracting(event -> event.getLevel() + " " + event.getMessage() + " " + event.getKeyValuePairs())
                .containsExactly(
                        "INFO computes the features of a model [instrument=\"USD/COP\", " + hashes
                                + ", model=\"toy\", model_version=\"1\"]",
                        "INFO leads [instrument=\"USD/COP\", " + hashes + ", position=\"7\"]",
                        "INFO waits: another job leads [instrument=\"USD/COP\", " + hashes + "]",
                        "WARN computes all bars again: the stored state cannot be read [instrument=\"USD/COP\"" + fault,
                        "WARN tries again: a store has failed [instrument=\"USD/COP\"" + fault,
                        "INFO goes on [instrument=\"USD/COP\"]",
                        "WARN goes on without the online store, which has failed [instrument=\"USD/COP\"" + fault,
                        "INFO delivers to the online store again [instrument=\"USD/COP\"]",
                        "WARN goes on without the audit log, which cannot be written [instrument=\"USD/COP\"" + fault,
                        "INFO writes the audit log again [instrument=\"USD/COP\"]");
    }
}
