// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** What a class tells its log in a test: level, message and keys of each event. */
final class LogLines implements BeforeEachCallback, AfterEachCallback {

    private final Logger logger;
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    private LogLines(Logger logger) {
        this.logger = logger;
    }

    static LogLines of(Class<?> told) {
        return new LogLines(((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(told));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        events.start();
        logger.addAppender(events);
        logger.setLevel(Level.INFO);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        logger.detachAndStopAllAppenders();
        logger.setLevel(null);
    }

    Logger logger() {
        return logger;
    }

    List<String> all() {
        return events.list.stream()
                .map(event -> event.getLevel() + " " + event.getMessage() + " " + event.getKeyValuePairs())
                .toList();
    }
}
