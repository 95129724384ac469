package dev.peng.history;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How far a script of several parts is. A part that runs in a transaction is entered in that transaction; one that cannot
 * is entered twice, before it and after it.
 *
 * @param entries of the parts that have begun, in order
 */
public record Journal(List<Entry> entries) {

    /** Nothing has begun. */
    public static final Journal EMPTY = new Journal(List.of());

    /** How far a part is. */
    public enum State {
        /** It has begun; whether it was done nobody has noted. */
        STARTED,
        /** It is done. */
        DONE
    }

    /**
     * A part.
     *
     * @param state how far it is
     * @param digest of what it does
     * @param statements how many statements it has
     * @param note what was there before it began, in words without blanks; may be empty
     */
    public record Entry(State state, String digest, int statements, String note) {

        private static Entry parse(String line) {
            var words = line.split(" ", -1);
            return new Entry(
                    State.valueOf(words[0]), words[1], Integer.parseInt(words[2]), words.length > 3 ? words[3] : "");
        }

        private String format() {
            return state + " " + digest + " " + statements + (note.isEmpty() ? "" : " " + note);
        }
    }

    public Journal {
        entries = List.copyOf(entries);
    }

    static Journal parse(String text) {
        return text.isBlank()
                ? EMPTY
                : new Journal(text.lines().map(Entry::parse).toList());
    }

    String format() {
        return entries.stream().map(Entry::format).collect(Collectors.joining("\n"));
    }

    /** How many parts are done. */
    public int done() {
        return (int)
                entries.stream().filter(entry -> entry.state() == State.DONE).count();
    }

    /** Whether the next part has begun and may be done. */
    public boolean hasStarted() {
        return done() < entries.size();
    }

    /** The entry of the part that has begun. */
    public Entry started() {
        return entries.get(done());
    }

    /** How many statements each part has that is done. */
    public List<Integer> statementsDone() {
        return entries.subList(0, done()).stream().map(Entry::statements).toList();
    }

    /** The next part begins. */
    public Journal start(String digest, String note) {
        return with(new Entry(State.STARTED, digest, 1, note));
    }

    /** The next part is done. */
    public Journal finish(String digest, int statements) {
        return with(new Entry(State.DONE, digest, statements, ""));
    }

    /** The part that had begun was not done, and has left nothing. */
    public Journal takeBack() {
        return new Journal(entries.subList(0, done()));
    }

    private Journal with(Entry next) {
        var all = new ArrayList<>(entries.subList(0, done()));
        all.add(next);
        return new Journal(all);
    }
}
