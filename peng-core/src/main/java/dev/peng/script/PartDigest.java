package dev.peng.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Adds up what the parts of a script do. */
final class PartDigest {

    private final MessageDigest digest = sha256();
    private final List<String> digests = new ArrayList<>();
    private int part;

    private PartDigest() {}

    static List<String> of(ScriptReader reader) {
        var sum = new PartDigest();
        while (reader.next()) {
            sum.add(reader);
        }
        sum.endPart();
        return sum.digests;
    }

    private void add(ScriptReader reader) {
        if (reader.part() != this.part) {
            endPart();
            this.part = reader.part();
        }
        var statement = reader.statement();
        this.digest.update(statement.sql().getBytes(StandardCharsets.UTF_8));
        this.digest.update((byte) 0);
        if (statement.answer() == Answer.DATA_IN) {
            var data = reader.data();
            while (data.next()) {
                this.digest.update(data.bytes(), data.from(), data.length());
            }
        }
    }

    private void endPart() {
        if (this.part > 0) {
            this.digests.add(HexFormat.of().formatHex(this.digest.digest()));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
