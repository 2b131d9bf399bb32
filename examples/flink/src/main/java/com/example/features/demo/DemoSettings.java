// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import io.featureparity.kafka.wire.RecordForm;
import java.nio.file.Path;
import java.util.List;

/**
 * Which market, which failures, which job.
 *
 * @param job the jar of the job
 * @param seed makes the market, and says when the task manager ends
 * @param instruments how many instruments
 * @param sessions how many sessions of bars each of them has
 * @param failures how many times the task manager is ended
 * @param forms in which forms the records are written: the market goes by once in each of them
 */
record DemoSettings(Path job, long seed, int instruments, int sessions, int failures, List<RecordForm> forms) {}
