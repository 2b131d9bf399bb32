// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Printed;
import io.featureparity.parity.golden.FeatureSource;
import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** Runs the command in this process and keeps what it prints. */
final class Run {

    /** What is said whenever CSV was written. */
    static final String CSV_NOTE =
            "parity: read this CSV with pd.read_csv(..., float_precision=\"round_trip\"), or write"
                    + " .parquet: by default pandas alters about one value in three in its last bits\n";

    private final Printed printed = new Printed();

    ExitCode of(String... args) {
        return with(FeatureSource.streaming(), args);
    }

    /** Runs a verb with options and their values, whatever these are; an array stands for what is in it. */
    ExitCode verb(String verb, Object... words) {
        Stream<Object> each =
                Stream.of(words).flatMap(word -> word instanceof Object[] more ? Stream.of(more) : Stream.of(word));
        return of(Stream.concat(Stream.of(verb), each).map(String::valueOf).toArray(String[]::new));
    }

    ExitCode with(FeatureSource source, String... args) {
        return new ParityCommand(printed.unwatched(), source).run(List.of(args));
    }

    /** Runs the command with this on standard input. */
    ExitCode reading(byte[] in, String... args) {
        return new ParityCommand(printed.reading(new ByteArrayInputStream(in)), FeatureSource.streaming())
                .run(List.of(args));
    }

    byte[] outBytes() {
        return printed.outBytes();
    }

    PrintStream errStream() {
        return printed.errStream();
    }

    String out() {
        return printed.out();
    }

    String err() {
        return printed.err();
    }
}
