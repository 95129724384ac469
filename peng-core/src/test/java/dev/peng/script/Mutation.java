package dev.peng.script;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes a text at random, the same for the same random numbers. */
record Mutation(Random random) {

    private static final int LONGEST = 200;

    private static final List<String> PIECES = List.of(
            "'",
            "''",
            "E'",
            "U&'",
            "\"",
            "$$",
            "$a$",
            "$1",
            "$",
            "\\",
            "\\'",
            "\\\\",
            "--",
            "-- peng:transaction off\n",
            "/*",
            "*/",
            "(",
            ")",
            ";",
            "\n",
            "\r\n",
            "\r",
            " ",
            "\0",
            "\uFEFF",
            "é",
            "𝒳",
            "a",
            "1",
            "1e",
            ".",
            "-",
            "*",
            "/",
            "begin ",
            "commit;",
            "end ",
            "case ",
            "atomic ",
            "create ",
            "function ",
            "or replace ",
            "copy t from stdin;\n",
            "\\.\n",
            "\n\\.",
            "\\i x\n",
            "\\;",
            "\\g ",
            "set standard_conforming_strings = off;",
            "reset all;",
            "set client_encoding = latin1;",
            "set names 'sjis';",
            "${a}",
            "$${a}",
            "-- peng:placeholders on\n");

    /** With up to four changes. */
    byte[] mutated(byte[] text) {
        var result = text;
        for (var i = this.random.nextInt(4); i >= 0; i--) {
            result = changed(result);
        }
        return result;
    }

    /** The beginning of one text with the end of another. */
    byte[] joined(byte[] one, byte[] other) {
        var to = this.random.nextInt(one.length + 1);
        var rest = copy(other, this.random.nextInt(other.length + 1), other.length);
        return joined(one, 0, to, rest, one.length, one.length);
    }

    static byte[] without(byte[] text, int from, int to) {
        return joined(text, 0, from, new byte[0], to, text.length);
    }

    private byte[] changed(byte[] text) {
        var at = this.random.nextInt(text.length + 1);
        var length = Math.min(text.length - at, this.random.nextInt(this.random.nextBoolean() ? 4 : LONGEST));
        var to = this.random.nextInt(text.length + 1);
        return switch (this.random.nextInt(9)) {
            case 0 -> without(text, at, at + length);
            case 1 -> joined(text, 0, at, copy(text, at, at + length), at, text.length);
            case 2 -> moved(text, at, length, to);
            case 3 ->
                this.random.nextInt(4) == 0
                        ? copy(text, 0, at)
                        : copy(text, Math.min(at, text.length / 2), text.length);
            case 4 -> flipped(text, at);
            case 5 -> joined(text, 0, at, new byte[] {(byte) this.random.nextInt(256)}, at, text.length);
            case 6 -> joined(text, 0, at, piece(), Math.min(text.length, at + length), text.length);
            default -> joined(text, 0, at, piece(), at, text.length);
        };
    }

    private byte[] piece() {
        return PIECES.get(this.random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] moved(byte[] text, int at, int length, int to) {
        var rest = without(text, at, at + length);
        var target = Math.min(to, rest.length);
        return joined(rest, 0, target, copy(text, at, at + length), target, rest.length);
    }

    private byte[] flipped(byte[] text, int at) {
        var copy = text.clone();
        if (at < copy.length) {
            copy[at] ^= (byte) (1 << this.random.nextInt(Byte.SIZE));
        }
        return copy;
    }

    private static byte[] copy(byte[] text, int from, int to) {
        return Arrays.copyOfRange(text, from, to);
    }

    private static byte[] joined(byte[] text, int from, int to, byte[] middle, int restFrom, int restTo) {
        var result = new ByteArrayOutputStream();
        result.write(text, from, to - from);
        result.writeBytes(middle);
        result.write(text, restFrom, restTo - restFrom);
        return result.toByteArray();
    }
}
