package dev.peng.script;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scripts put together from pieces at random, the same for the same random numbers. */
record Pieces(Random random) {

    /** Each is closed, and none is a command to psql. */
    private static final List<String> WHOLE = List.of(
            "';'",
            "'it''s;'",
            "'\\'",
            "E'\\';'",
            "e'\\\\'",
            "U&'\\0041;'",
            "b'0'",
            "x'F'",
            "n';'",
            "\"a;\"",
            "\"a\"\"\"",
            "u&\"\\0041\"",
            "$$;$$",
            "$a$;$$ $a$",
            "$1 ",
            "$1$$;$$",
            "$é$;$é$",
            "'a'\n'b;'",
            "E'a'\n'b\\n;' ",
            "E'a' -- ;\n '' ",
            "-- it's;\n",
            "--\n",
            "/* ; */",
            "/* /* ' */ ; */",
            "/**/",
            "/***/",
            "(",
            ")",
            "(1)",
            "(';')",
            ";",
            ";",
            ";",
            ";\n",
            "; ;",
            "\n",
            "\n\n",
            "\r\n",
            " ",
            " ",
            "\t",
            "\f",
            "é",
            "𝒳",
            "a",
            "b1",
            "a$b",
            "a$$",
            "e",
            "E",
            "u",
            "U&",
            "b",
            "x",
            "1 ",
            "12 ",
            "1.5 ",
            ".5-",
            "1.+",
            "1e5*",
            "1.5e-3 ",
            "1$$;$$",
            "1.$a$;$a$",
            ".",
            ",",
            "=",
            "+",
            "-",
            "*",
            "/",
            "<",
            ">",
            "@",
            "|",
            "&",
            "#",
            "~",
            "^",
            "%",
            "!",
            "?",
            "::int",
            "[",
            "]",
            "select ",
            "from t",
            "as ",
            "case ",
            "end ",
            "create ",
            "or ",
            "replace ",
            "function ",
            "procedure ",
            "atomic ",
            "values ",
            "insert into t ",
            ";create or replace function f() returns int begin atomic select case when true then 1 end; end;",
            ";create or replace procedure p() begin atomic; end;",
            "create or replace rule r as on insert to t do also (select ';'; select 2);",
            "do $do$ begin perform ';'; end $do$;",
            ";set standard_conforming_strings = off;\n",
            ";set standard_conforming_strings to on;\n",
            ";reset standard_conforming_strings;\n",
            ";\ncopy t from stdin;\n';\t--\n\\\\\t\\N\n\\.\n",
            ";copy t from stdin csv;\n\";\n\n\",'\n\\.\n",
            ";copy t (a) from stdin; select ';'\n;\n\\.\n",
            ";copy t from stdin; copy t (b) from stdin;\na\tb\n\\.\nc\n\\.\n",
            ";copy t from stdin; /* ;\n\\.\n; */");

    /** Valid statements, some of them of several lines. */
    static final List<String> STATEMENTS = List.of(
            "select 1",
            "select ';', 'it''s', '\\'",
            "select E'\\';', e'\\\\', U&'\\0041;'",
            "select $$;$$, $a$;$$ $a$, $1",
            "select 'a'\n'b;'",
            "select E'a'\n'b\\';'",
            "select E'a' -- ;\n '\\''",
            "select 1 as \"a;\", 2 as \"b\"\"\"",
            "select (1), ((2 + 3) * 4)",
            "select 1--;\n+ 2",
            "select 4 */* ; */ 2",
            "select 1 /* /* ; */ ' */",
            "select a$b, c$$ from é",
            "select a::int, b[1:2], c->>'d' from e",
            "select 1.5, .5, 1., 1e5, 1.5e-3",
            "table t",
            "values (1, ';'), (2, $$;$$)",
            "(select 1) union (select 2)",
            "with x as (select ';') select * from x",
            "insert into t values (1, 'a;') returning b",
            "create table a.b (c text default ';', check (c <> ';'))",
            "create function f(a int) returns int begin atomic select case when a > 0 then 1 else 2 end; end",
            "create or replace function f() returns int begin atomic select 1; select ';'; end",
            "create procedure p() begin atomic end",
            "create procedure p() begin atomic; ; end",
            "create function f() returns int begin atomic select 1 as end; select t.end from t; select 2 end; end",
            "create function f() returns int begin atomic select begin, 1 as case, 2 case from t; end",
            "create function begin() returns int begin atomic select (1) end; select begin(); end",
            "create function f() returns begin language sql as 'select 1;'",
            "create function f() returns int language sql as $$ select 1; $$",
            "create function f() returns int return 1",
            "create rule r as on insert to t do also (select 1; select (';'); )",
            "create rule r as on insert to t do also (; ; delete from x;)",
            "do $do$ begin perform 1; end $do$",
            "begin",
            "commit",
            "begin isolation level serializable, read only",
            "start transaction read write",
            "end work",
            "rollback",
            "rollback to savepoint a",
            "savepoint a",
            "release a",
            "set search_path = a, b",
            "create view v as select begin, 1 as \"end\", 2 as case from t",
            "alter table t add c text default $$;$$",
            "comment on table t is 'it''s; ok'",
            "copy t to stdout",
            "copy (select ';') to stdout",
            "prepare p as select $1",
            "execute p(';')",
            "notify a, ';'",
            "alter type e add value ';'",
            "create index concurrently on t (a)",
            "vacuum t",
            "create schema s create table a (b int) create view c as select 1",
            "grant select on t to u",
            "explain select 1",
            "declare c cursor for select ';'",
            "merge into t using u on a = b when matched then delete",
            "create trigger g before insert on t for each row execute function f(';')",
            "lock t in share mode");

    private static final List<String> BLANKS = List.of(
            " ",
            "\n",
            "\r\n",
            "\t",
            "\f",
            "\n\n",
            "-- it's;\n",
            "--\n",
            "/* ; */",
            "/* /* ' */ ; */",
            ";",
            " ; ",
            ";;");

    private static final List<String> OPEN =
            List.of("'", "''", "E'", "U&'", "\"", "$$", "$a$", "$A$", "$", "/*", "*/", "--", "\\", "\\'", "\\\\", "\n");

    /** A script in which each piece is closed. */
    String whole(int length) {
        return joined(length, WHOLE);
    }

    /** A script with quotes and comments that are open, or close nothing. */
    String broken(int length) {
        return Stream.generate(() -> one(this.random.nextInt(4) == 0 ? OPEN : WHOLE))
                .limit(length)
                .collect(Collectors.joining());
    }

    /** Valid statements, with blanks and comments between them. */
    String valid(int length) {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++) {
            text.append(joined(this.random.nextInt(3), BLANKS)).append(one(STATEMENTS));
            text.append(joined(this.random.nextInt(2), BLANKS)).append(';');
        }
        return text.append(joined(this.random.nextInt(3), BLANKS)).toString();
    }

    private String joined(int length, List<String> pieces) {
        return Stream.generate(() -> one(pieces)).limit(length).collect(Collectors.joining());
    }

    private String one(List<String> pieces) {
        return pieces.get(this.random.nextInt(pieces.size()));
    }
}
