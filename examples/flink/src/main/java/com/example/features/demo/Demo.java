// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import io.featureparity.kafka.wire.RecordForm;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** What the command asks of a demo that has started. */
@SuppressWarnings("try") // an interrupt ends it
interface Demo extends AutoCloseable {

    /** Starts one. */
    interface Start {
        Demo start(DemoSettings settings, Consumer<String> progress) throws Exception;
    }

    /**
     * What came of it, and how it goes on.
     *
     * @param result what was compared
     * @param savepoint where the job was stopped
     * @param arguments the job's
     */
    record Outcome(DemoResult result, String savepoint, List<String> arguments) {}

    /** Lets the market go by in one of the forms, stops the job with a savepoint, and compares what is committed with a batch. */
    Outcome run(RecordForm form, Consumer<String> progress) throws Exception;

    /** Starts the job again where it was stopped: it computes what anybody sends. */
    void goOn(Outcome outcome) throws Exception;

    /** Where the brokers are. */
    String brokers();

    /** Where Flink's web page is. */
    URI page() throws Exception;

    /** Ends everything; once, whoever asks for it. */
    @Override
    void close() throws Exception;
}
