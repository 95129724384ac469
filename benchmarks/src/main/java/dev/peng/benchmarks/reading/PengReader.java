package dev.peng.benchmarks.reading;

import dev.peng.script.Answer;
import dev.peng.script.Placeholders;
import dev.peng.script.ScriptReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** peng: the one place that knows how a script is read with it. Every statement is made, and all data go by. */
final class PengReader implements StatementReader {

    @Override
    public long read(Path file) throws IOException {
        var statements = 0L;
        try (var reader = new ScriptReader(file.toString(), Files.newInputStream(file), Placeholders.NONE)) {
            while (reader.next()) {
                statements++;
                if (reader.statement().answer() == Answer.DATA_IN) {
                    pass(reader);
                }
            }
        }
        return statements;
    }

    private static void pass(ScriptReader reader) {
        var data = reader.data();
        while (data.next()) {}
    }
}
