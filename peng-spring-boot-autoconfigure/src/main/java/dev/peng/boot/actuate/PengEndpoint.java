package dev.peng.boot.actuate;

import dev.peng.boot.EventLog;
import dev.peng.boot.NewScripts;
import dev.peng.boot.operation.NewFile;
import dev.peng.boot.operation.Options;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@code /actuator/peng}: what was applied, what is pending, what differs, how far a run is. Answers from memory; with
 * {@code refresh=true} files and history are read first. With unrestricted access it also runs what it is asked for.
 */
@Endpoint(id = "peng", defaultAccess = Access.READ_ONLY)
public final class PengEndpoint {

    private final ObservedDatabases databases;
    private final PengParts parts;
    private final NewScripts scripts;
    private final Show showValues;

    /**
     * @param databases what it is about
     * @param events what happened
     * @param scripts writes new files
     * @param showValues whether SQL is shown
     */
    public PengEndpoint(ObservedDatabases databases, EventLog events, NewScripts scripts, Show showValues) {
        this.databases = databases;
        this.parts = new PengParts(databases, events);
        this.scripts = scripts;
        this.showValues = showValues;
    }

    /** Everything. */
    @ReadOperation
    public PengDescriptor peng(@Nullable Boolean refresh) {
        if (Boolean.TRUE.equals(refresh)) {
            this.databases.refresh();
        }
        return this.databases.describe();
    }

    /**
     * One part: {@code migrations}, {@code seeds}, {@code drift} or {@code plan} of the main database; {@code events},
     * {@code runs} or {@code runs/<id>} of all; of one database {@code databases/<name>}, and any of these below it.
     */
    @ReadOperation
    public @Nullable Object part(
            @Selector(match = Match.ALL_REMAINING) String[] part, @Nullable Boolean refresh, @Nullable Long after) {
        return part(words(part), refresh, after, this.showValues.isShown(true));
    }

    /** The same for somebody who may see SQL, or may not. */
    @Nullable
    Object part(String[] part, @Nullable Boolean refresh, @Nullable Long after, boolean withSql) {
        return this.parts.find(new PengParts.Question(part, refresh, after, withSql));
    }

    /**
     * Does something and waits a while for its end.
     *
     * @param verb such as {@code up} or {@code seed/apply}
     * @param to the version to go to
     * @param steps how many migrations
     * @param version the migration to lock, unlock or force
     * @param applied what is true of a forced migration
     * @param names of seeds, separated by commas
     * @param force whether seeds run that have run already
     * @param confirm must be true for what can take data away
     * @param wait for how many seconds at most
     * @param database the name of a further one; the main one if there is none
     * @param name of a new file
     * @param up SQL that applies a new migration
     * @param down SQL that reverts it
     * @param text of a new seed
     * @param csv whether that is CSV
     * @param folder the profile that it is for
     */
    @WriteOperation
    public OperationDescriptor run(
            @Selector(match = Match.ALL_REMAINING) String[] verb,
            @Nullable String to,
            @Nullable Integer steps,
            @Nullable String version,
            @Nullable Boolean applied,
            @Nullable String names,
            @Nullable Boolean force,
            @Nullable Boolean confirm,
            @Nullable Integer wait,
            @Nullable String database,
            @Nullable String name,
            @Nullable String up,
            @Nullable String down,
            @Nullable String text,
            @Nullable Boolean csv,
            @Nullable String folder) {
        var options = new Options(to, steps, version, applied, names, force);
        var file = new NewFile(name, up, down, text, csv, folder);
        return answer(new OperationRequest(words(verb), options, file, confirm, wait, database, "jmx"))
                .body();
    }

    // A console of JMX gives one text where HTTP gives the words of a path.
    private static String[] words(String[] path) {
        return String.join("/", path).split("/", -1);
    }

    /** What became of a request. */
    OperationRequest.Answer answer(OperationRequest request) {
        return request.answer(this.databases, this.scripts);
    }
}
