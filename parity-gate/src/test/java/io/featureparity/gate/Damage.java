// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages a file as disks, editors, spreadsheets and attackers do. */
final class Damage {

    private static final List<String> PIECES = List.of(
            ",",
            "\n",
            "\r",
            "\"",
            "\"\"",
            ";",
            "\u0000",
            "\uFEFF",
            "-",
            "1e999",
            "NaN",
            "inf",
            "null",
            "1970-01-01",
            "{",
            "}",
            "[",
            "]",
            ":",
            "\\u0000",
            "9".repeat(400),
            "x".repeat(5000),
            "\u001B[2J",
            "../",
            "'",
            "time",
            "PAR1");

    private Damage() {}

    /** A copy with one to three damages. */
    static byte[] of(byte[] file, Random random) {
        byte[] damaged = file.clone();
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            damaged = once(damaged, random);
        }
        return damaged;
    }

    private static byte[] once(byte[] file, Random random) {
        if (file.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(file.length);
        int to = Math.min(file.length, at + 1 + random.nextInt(64));
        byte[] changed = file.clone();
        switch (random.nextInt(7)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed[at] = (byte) random.nextInt();
            case 2 -> changed = Arrays.copyOf(file, at);
            case 3 -> changed = joined(Arrays.copyOf(file, at), Arrays.copyOfRange(file, to, file.length));
            case 4 -> changed = joined(Arrays.copyOf(file, to), Arrays.copyOfRange(file, at, file.length));
            case 5 ->
                changed = joined(
                        joined(Arrays.copyOf(file, at), piece(random)), Arrays.copyOfRange(file, at, file.length));
            default -> Arrays.fill(changed, at, to, (byte) random.nextInt());
        }
        return changed;
    }

    private static byte[] piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
