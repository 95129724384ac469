package dev.peng.script;

import dev.peng.error.Place;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the author of a script asks of peng in its leading comment block. Immutable. */
public final class Directives {

    /** Nothing is asked for. */
    public static final Directives NONE = new Directives(Map.of());

    private final Map<Directive, Line> lines;

    Directives(Map<Directive, Line> lines) {
        this.lines = lines.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(lines));
    }

    /** Those that are there. */
    public Set<Directive> present() {
        return this.lines.keySet();
    }

    /** Whether it is there. */
    public boolean has(Directive directive) {
        return this.lines.containsKey(directive);
    }

    /** Where it stands. */
    public Optional<Place> placeOf(Directive directive) {
        return line(directive).map(Line::place);
    }

    /** {@code -- peng:irreversible}: there is no way back from the migration. */
    public boolean irreversible() {
        return has(Directive.IRREVERSIBLE);
    }

    /** {@code -- peng:transaction off}: every statement is a step of its own. */
    public boolean transactionOff() {
        return has(Directive.TRANSACTION);
    }

    /** {@code -- peng:repeatable}: it may be run once more when nobody knows whether it was. */
    public boolean repeatable() {
        return has(Directive.REPEATABLE);
    }

    /** {@code -- peng:placeholders on}: <code>${name}</code> outside of quotes and data stands for a value. */
    public boolean placeholders() {
        return has(Directive.PLACEHOLDERS);
    }

    /** {@code -- peng:lock-timeout 5s}; zero switches it off, nothing leaves it to peng. */
    public Optional<Duration> lockTimeout() {
        return line(Directive.LOCK_TIMEOUT).flatMap(line -> DirectiveReader.duration(line.value()));
    }

    /** {@code -- peng:statement-timeout 30m}; zero switches it off, nothing leaves it to peng. */
    public Optional<Duration> statementTimeout() {
        return line(Directive.STATEMENT_TIMEOUT).flatMap(line -> DirectiveReader.duration(line.value()));
    }

    /** {@code -- peng:replay <version>}: the version whose up script is run again. */
    public Optional<String> replay() {
        return value(Directive.REPLAY);
    }

    /** {@code -- peng:profiles <expression>}: in Spring's syntax; a seed runs only while it is true. */
    public Optional<String> profiles() {
        return value(Directive.PROFILES);
    }

    /** {@code -- peng:table <name>}: where the rows of a CSV file go. */
    public Optional<String> table() {
        return value(Directive.TABLE);
    }

    /** {@code -- peng:run once|on-change|always}: when a seed runs again. */
    public Optional<String> run() {
        return value(Directive.RUN);
    }

    /** {@code -- peng:after <version> [or-later]}: the migration behind which a seed runs. */
    public Optional<String> after() {
        return value(Directive.AFTER);
    }

    /** {@code -- peng:delimiter tab}: what stands between the values of a CSV file. */
    public Optional<String> delimiter() {
        return value(Directive.DELIMITER);
    }

    /** {@code -- peng:quote '}: what stands around values of a CSV file. */
    public Optional<String> quote() {
        return value(Directive.QUOTE);
    }

    /** {@code -- peng:null <text>}: what stands for null in a CSV file. */
    public Optional<String> nullText() {
        return value(Directive.NULL);
    }

    /** {@code -- peng:encoding LATIN1}: that of a CSV file, as PostgreSQL names it. */
    public Optional<String> encoding() {
        return value(Directive.ENCODING);
    }

    /** {@code -- peng:on-conflict error|ignore|update}: what becomes of a row of a CSV file that is there already. */
    public Optional<String> onConflict() {
        return value(Directive.ON_CONFLICT);
    }

    /** {@code -- peng:sequences off}: a CSV file leaves the sequences of its columns alone. */
    public boolean sequencesOff() {
        return has(Directive.SEQUENCES);
    }

    // One that cannot be used is a problem already.
    private Optional<String> value(Directive directive) {
        return line(directive).map(Line::value).filter(directive.form()::accepts);
    }

    private Optional<Line> line(Directive directive) {
        return Optional.ofNullable(this.lines.get(directive));
    }

    /**
     * One of them.
     *
     * @param place where it stands
     * @param value what follows its name
     */
    record Line(Place place, String value) {}
}
