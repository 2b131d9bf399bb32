// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages a document in the ways that documents are damaged, and in the ways an attacker would. */
final class Mutations {

    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u",
        "\\ud800",
        "\\u0000",
        "null",
        "true",
        "NaN",
        "-Infinity",
        "-",
        "0",
        "-0",
        "1e999",
        "-1e-999",
        "1e",
        ".",
        "5e-324",
        "\uFEFF",
        "\u0000",
        "\n",
        "\u00E9",
        "\uD83D\uDE00",
        "{}",
        "[]",
        "\"mean\":1,",
        "\"std\":0,",
        "\"\":{},",
        "/*",
        "//",
        "'",
        "1e2147483648",
        "0e99999999999999999999"
    };

    private Mutations() {}

    /** A copy of the document with one to four mutations. */
    static byte[] mutate(byte[] document, Random random) {
        byte[] mutated = document.clone();
        int mutations = 1 + random.nextInt(4);
        for (int i = 0; i < mutations; i++) {
            mutated = mutateOnce(mutated, random);
        }
        return mutated;
    }

    private static byte[] mutateOnce(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(40));
        return switch (random.nextInt(8)) {
            case 0 -> flipped(bytes, random);
            case 1 -> Arrays.copyOf(bytes, from);
            case 2, 3 -> spliced(bytes, from, from, utf8(PIECES[random.nextInt(PIECES.length)]));
            case 4 -> spliced(bytes, from, to, new byte[0]);
            case 5 -> spliced(bytes, to, to, Arrays.copyOfRange(bytes, from, to));
            case 6 -> spliced(bytes, from, from, utf8(hugeNumber(random)));
            default -> spliced(bytes, from, from, utf8(deepNesting(random)));
        };
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] flipped = bytes.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
        byte[] spliced = Arrays.copyOf(bytes, bytes.length - (to - from) + piece.length);
        System.arraycopy(piece, 0, spliced, from, piece.length);
        System.arraycopy(bytes, to, spliced, from + piece.length, bytes.length - to);
        return spliced;
    }

    private static String hugeNumber(Random random) {
        String digits = Integer.toString(1 + random.nextInt(9)).repeat(1 + random.nextInt(6000));
        return random.nextBoolean() ? digits : digits + (random.nextBoolean() ? ".5" : "e" + digits.length());
    }

    private static String deepNesting(Random random) {
        int depth = random.nextInt(5000);
        return switch (random.nextInt(3)) {
            case 0 -> "[".repeat(depth);
            case 1 -> "{\"a\":".repeat(depth);
            default -> "[".repeat(depth % 40) + "]".repeat(depth % 40);
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
