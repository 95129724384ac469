package dev.peng.seed;

import dev.peng.error.Problem;
import dev.peng.run.Work;
import dev.peng.source.SqlFile;
import java.util.List;

/** The undo script of a seed. */
record UndoScript(SqlFile script) implements SeedWork {

    @Override
    public String origin() {
        return script.display();
    }

    @Override
    public List<Problem> problems() {
        return script.problems();
    }

    @Override
    public Work work() {
        return new Work.Statements(script.script());
    }
}
