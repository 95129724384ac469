package dev.peng.corpora;

import dev.peng.local.LocalPostgres;
import dev.peng.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The catalog of a database as comparable lines, without peng's own tables and what belongs to extensions. */
final class Catalog {

    static final Path CORPORA = Path.of(System.getProperty("peng.corpora", ""));

    private static final String LINES = """
            with relation as (
                select c.oid, c.relkind, n.nspname || '.' || c.relname as name
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname !~ '^(pg_|information_schema)' and c.relname !~ '^peng_'
                   and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
            )
            select 'relation ' || relkind::text || ' ' || name from relation where relkind in ('r', 'p', 'v', 'm', 'S')
            union all
            select 'column ' || r.name || ' '
                   || row_number() over (partition by r.oid order by a.attnum) || ' ' || a.attname || ' '
                   || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
                   || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
              from relation r
              join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
              left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
             where r.relkind in ('r', 'p', 'v', 'm')
            union all
            select 'index ' || pg_get_indexdef(r.oid) from relation r
              where relkind in ('i', 'I') and r.name !~ '\\.peng_'
            union all
            select 'constraint ' || r.name || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
              from relation r join pg_constraint k on k.conrelid = r.oid where k.contype <> 'n'
            union all
            select 'view ' || r.name || ' ' || pg_get_viewdef(r.oid) from relation r where relkind in ('v', 'm')
            union all
            select 'function ' || pg_get_functiondef(p.oid)
              from pg_proc p join pg_namespace n on n.oid = p.pronamespace
             where n.nspname !~ '^(pg_|information_schema)' and p.prokind in ('f', 'p')
               and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
            union all
            select 'trigger ' || pg_get_triggerdef(t.oid)
              from relation r join pg_trigger t on t.tgrelid = r.oid where not t.tgisinternal
            union all
            select 'enum ' || t.typname || ' ' || string_agg(e.enumlabel, ',' order by e.enumsortorder)
              from pg_type t join pg_enum e on e.enumtypid = t.oid group by t.typname
            order by 1""";

    private Catalog() {}

    static List<String> lines(DataSource dataSource) {
        return JdbcClient.create(dataSource).sql(LINES).query(String.class).list();
    }

    /** The same whatever the order of columns. */
    static List<String> withoutOrder(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("^(column \\S+) \\d+ ", "$1 "))
                .sorted()
                .toList();
    }

    /** Those of the schema that {@code pg_dump} has written for a corpus. */
    static List<String> recorded(String corpus, String... extensions) throws IOException {
        var text = Files.readString(CORPORA.resolve(corpus + ".final.sql"));
        try (var database = LocalPostgres.shared().newDatabase()) {
            installExtensions(database.dataSource(), extensions);
            try (var connection = database.dataSource().getConnection();
                    var statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                try (var reader = Script.of(corpus, text).open()) {
                    while (reader.next()) {
                        statement.execute(reader.statement().sql());
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return lines(database.dataSource());
        }
    }

    static void installExtensions(DataSource dataSource, String... extensions) {
        for (var extension : extensions) {
            JdbcClient.create(dataSource)
                    .sql("create extension if not exists " + extension)
                    .update();
        }
    }
}
