package dev.peng.comparison.stage;

import static org.awaitility.Awaitility.await;

import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application with one of the tools, its scripts, and a database of its own. */
public final class Contender {

    /** More than any start here takes that does not hang. */
    private static final Duration ENOUGH = Duration.ofMinutes(1);

    private final Tool tool;
    private final LocalDatabase database = LocalPostgres.shared().newDatabase();
    private final ClassPathRoot root = new ClassPathRoot();
    private final List<String> properties = new ArrayList<>();
    private final List<Class<?>> beans = new ArrayList<>();
    private final List<OwnProcess> processes = new ArrayList<>();

    Contender(Tool tool) {
        this.tool = tool;
        with(
                "spring.main.banner-mode=off",
                "spring.main.web-application-type=none",
                // The pool has its default size, but opens connections when they are asked for.
                "spring.datasource.hikari.minimum-idle=1",
                "spring.datasource.url=" + this.database.jdbcUrl(),
                "spring.datasource.username=" + this.database.username(),
                "spring.datasource.password=" + this.database.password());
        Arrays.stream(Tool.values()).map(each -> each.switched(each == tool)).forEach(this::with);
        tool.properties().forEach(this::with);
        tool.frame().forEach(this.root::write);
    }

    /** Sets {@code key=value} pairs; a later one wins. */
    public Contender with(String... more) {
        for (var property : more) {
            var key = property.substring(0, property.indexOf('=') + 1);
            this.properties.removeIf(other -> other.startsWith(key));
            this.properties.add(property);
        }
        return this;
    }

    /** Adds beans or configurations, in place of those before. */
    public Contender beans(Class<?>... classes) {
        this.beans.clear();
        this.beans.addAll(List.of(classes));
        return this;
    }

    /** Writes a script, or another text of it; its name is like {@code 1_book}. */
    public Contender script(String name, String sql) {
        return script(name, "", sql);
    }

    /** The same, with attributes of the change set, which Liquibase alone has. */
    public Contender script(String name, String attributes, String sql) {
        this.root.write(this.tool.script(name, attributes, sql));
        return this;
    }

    /** Writes any other file of the class path. */
    public Contender file(String path, String text) {
        this.root.write(new Tool.Script(path, text));
        return this;
    }

    /** A folder of its class path. */
    public Path folder(String path) {
        return this.root.folder().resolve(path);
    }

    /** Deletes a script. */
    public Contender without(String name) {
        this.root.delete(this.tool.script(name, "", ""));
        return this;
    }

    /** Starts the application, and ends it once it is ready. */
    public Outcome start() {
        return start(ENOUGH);
    }

    /** The same within a time, after which it counts as hanging. */
    public Outcome start(Duration limit) {
        try (var start = begin()) {
            return start.outcome(limit);
        }
    }

    /** Starts the application on another thread. */
    public Start begin() {
        return new Start(this, this.root.classLoader());
    }

    /** Starts the application, and does something with it once it is ready. */
    public <T> T ready(Function<ConfigurableApplicationContext, T> use) {
        try (var start = begin()) {
            return use.apply(start.context(ENOUGH));
        }
    }

    /** Starts the application in a process of its own, which ends with the test at the latest. */
    public OwnProcess process() {
        var process = OwnProcess.start(this.root.folder(), arguments());
        this.processes.add(process);
        return process;
    }

    Class<?>[] sources() {
        return Stream.concat(Stream.of(Shop.class), this.beans.stream()).toArray(Class<?>[]::new);
    }

    /** What is set, as arguments of a command line. */
    List<String> arguments() {
        return this.properties.stream().map(property -> "--" + property).toList();
    }

    /** The name of its database. */
    public String databaseName() {
        return this.database.name();
    }

    /** Where its database is. */
    public String jdbcUrl() {
        return this.database.jdbcUrl();
    }

    /** Who may do everything there. */
    public String username() {
        return this.database.username();
    }

    /** The password, which an embedded server does not ask for. */
    public String password() {
        return this.database.password();
    }

    /** The first column of a query as text. */
    public List<String> column(String sql) {
        return jdbc().sql(sql).query((row, number) -> row.getString(1)).list();
    }

    /** Runs a statement as somebody else would, beside the tool. */
    public Contender execute(String sql) {
        jdbc().sql(sql).update();
        return this;
    }

    /** Whether there is such a table. */
    public boolean hasTable(String name) {
        return column("select to_regclass('" + name + "') is not null").equals(List.of("t"));
    }

    /** Ends the server sessions of the application that run a statement, as an administrator does with one that hangs. */
    void cutActive() {
        column("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and state = 'active'""");
    }

    /** Ends all server sessions of the application. */
    void cutAll() {
        column("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()""");
    }

    /** Returns as soon as a script of it is at its {@code pg_sleep}. */
    public void awaitSleep() {
        await().atMost(Duration.ofMinutes(1)).until(() -> waits().stream().anyMatch(wait -> wait.contains("pg_sleep")));
    }

    /** What its server sessions wait for now. */
    public List<String> waits() {
        return column("""
                select coalesce(wait_event_type || ': ' || wait_event, 'nothing') || ' in ' || query from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and state = 'active'""");
    }

    void end() {
        this.processes.forEach(OwnProcess::kill);
        this.database.drop();
        this.root.delete();
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(this.database.dataSource());
    }
}
