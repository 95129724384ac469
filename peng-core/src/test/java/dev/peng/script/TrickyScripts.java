package dev.peng.script;

import java.util.LinkedHashMap;
import java.util.Map;

/** Scripts at which programs that cut statements go wrong. All of them run on a table {@code t (a text, b text)}. */
final class TrickyScripts {

    static final Map<String, String> ALL = all();

    private TrickyScripts() {}

    private static Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        strings(all);
        escapes(all);
        dollars(all);
        comments(all);
        operators(all);
        numbers(all);
        bodies(all);
        blocks(all);
        copies(all);
        lines(all);
        return all;
    }

    private static void strings(Map<String, String> all) {
        all.put("strings", """
                select ';', 'it''s; ok', '''', '', '\\';
                select b'01', x'1F', n'a;b', N'\\';
                select U&'\\0041;', u&'d!0061t;' uescape '!';
                select 'a'
                  'b;', 'c' -- ;
                  'd;';
                select 1 as ";", 2 as "a"";", 3 as U&"\\0041;", 4 as "it's";
                """);
        all.put(
                "strings over empty lines",
                "select 'a\n\n;\n\n\nb', $$\n\n;\n\n$$, \"\n\n;\"\n\n\nfrom t;\n\n\nselect 2;\n");
        all.put("words before strings", """
                select date'2026-01-01', interval'1;', bit'0';
                select _e'a\\'; select née'a\\'; select E; select e;
                select "e"'a\\'; select 1 as e, 'a\\'; select 2;
                """);
    }

    private static void escapes(Map<String, String> all) {
        all.put("escapes", """
                select E'it\\'s; ok', e'a\\\\', E'a'';\\'';
                select E'\\
                ;', E'';
                """);
        all.put("continued escapes", """
                select E'a\\';'
                  'b;\\\\' ; select E'a' -- not here: '
                  -- nor here: ;
                  'it''s;' '\\';
                select 2;
                """);
        all.put("continued by a string of its own", """
                select E'a'
                  E'b\\';'; select 'a'
                  E'b\\';'; select 'a'
                  'b\\'; select 4;
                """);
        all.put("not continued over a block comment", "select E'a' /*\n*/ 'b\\'; select 2;\n");
        all.put("backslashes in ordinary strings", """
                select 'a\\'; set standard_conforming_strings = off;
                set escape_string_warning = off;
                select 'a\\'; ', E'a\\';', b'0', U&"a", 'x'
                  'y\\'; z'; select 3;
                set standard_conforming_strings to 'on';
                select 'a\\'; select ';';
                """);
        all.put("backslashes until reset", """
                set session standard_conforming_strings to false;
                select 'it\\'s;'; reset standard_conforming_strings;
                select 'b\\'; select set_config('standard_conforming_strings', 'off', false);
                select 'it\\'s;'; reset all;
                select 'c\\'; select 5;
                """);
    }

    private static void dollars(Map<String, String> all) {
        all.put("dollar quotes", """
                select $$;$$, $a$ $$ ; $b$ ; $A$ $a$, $a1_é$;$a1_é$, $_$;$_$;
                select $$ ' " -- /* $$, $$$$, $a$$a$, $a$;$b$a$;
                do $do$ begin perform 1; perform $x$;$x$; end; $do$;
                """);
        all.put("no dollar quotes", """
                select 1 as a$b$c; select 2 as a$$; select 3 as é$a$; prepare p as select $1::int; select 4;
                prepare q as select $1::int + $2::int; select 5;
                """);
        all.put(
                "dollar quotes behind symbols",
                "select +$a$1;$a$::int, 1+$$2;$$::int; select ($$;$$),$$;$$; select 3;\n");
    }

    private static void comments(Map<String, String> all) {
        all.put("nested comments", """
                /* a; /* b; */ c; */ select 1 /* ; /* ' */ " */ + 2; /***/ /**/ /*/ ; */
                select /*/**/;*/ 3 /* $$ */; -- ; '
                /* only a comment; */;
                -- another
                ;;
                select 4 --
                ; select 5 -- it's; "open" /* here $$
                """);
        all.put("a comment at the end", "select 1; -- the end; of 'it");
        all.put("a carriage return ends a comment", "select 1 -- ; \r + 2; select 3 --;\r\n;select 4;");
    }

    private static void operators(Map<String, String> all) {
        all.put("operators next to comments", """
                select 1--;
                +2; select 1+--;'
                2; select 4/2*3, 4*/* ; */2; select 4 /* ; **/ * 2; select 1 - - 1;
                select '{"a": 1}'::json->>'a', 1<>2, 1!=2, array[1]@>array[1], '[1,2]'::jsonb#>>'{}';
                select 2+-1, 3 */*;*/ 4, 5/ /*;*/5, @ -5, |/ 25.0;
                """);
        all.put(
                "colons",
                "select '1'::int, (array[1,2,3])[1:2], (array[1,2])[:1]; select 'a: b', $$:x;$$ as \":y\";\n");
        all.put(
                "quotes as operators' neighbours",
                "select 'a'||';'||'b', 'a'<';', +'1'::int; select 'a'=e'\\';'; select 3;");
    }

    private static void numbers(Map<String, String> all) {
        all.put("numbers", """
                select 1, 1.5, .5, 1., 1e5, 1.5e-3, 1E+2, -1;
                select 1. as a, 1.e1; select (array[1,2])[1];
                """);
        all.put("numbers before dollar quotes", "select 1$$;$$; select 1.5$a$;$a$; select 1.$$;$$; select 2;\n");
        all.put("numbers before words", "select 1a; select 1e; select 1e+; select 1x'0'; select 1e'a\\'; select 2;\n");
        all.put("parameters before words", "select $1a; select $1$$;$$; select $1e'a\\'; select 2;\n");
    }

    private static void bodies(Map<String, String> all) {
        all.put("bodies", """
                create function f1(a int) returns int language sql begin atomic select case when a > 0 then 1 end; end;
                create or replace function f2() returns int begin atomic select 1; select 2; end; select 1;
                CREATE PROCEDURE p1() BEGIN ATOMIC INSERT INTO t VALUES ('a', ';'); INSERT INTO t DEFAULT VALUES; END;
                create or /* ; */ replace -- ;
                procedure p2() begin
                  atomic end; select 2;
                create function f3() returns int begin atomic
                  select case 1 when 1 then case 2 when 2 then 3 end end; /* end; */ select 4; -- end;
                end; select 3;
                create function f4() returns int return (select case when true then 1 end); select 4;
                create function f5() returns int language sql as 'select 1; select 2;'; select 5;
                create function f6() returns int begin atomic (select 1); with x as (select 2) select * from x; end; select 6;
                create function f7() returns int language plpgsql as $$ begin return case when true then 1 end; end $$; select 7;
                """);
        all.put("rules", """
                create rule r1 as on insert to t where new.a = 'r' do also (select 1; select ';'; notify x);
                create rule r2 as on update to t do instead nothing; select 1;
                create or replace rule r1 as on delete to t do also (select (1); ; (select 2) ); select 2;
                """);
        all.put(
                "parentheses",
                "select (1; 2); select 3; select (')'), \")\", $$)$$ /* ) */ ; select [1; 2]; select 4;\n");
        all.put("parentheses that close nothing", "select 1); select 2; ) select 3; select (1)); select 4;\n");
    }

    private static void blocks(Map<String, String> all) {
        all.put("blocks", """
                begin; insert into t values ('1;', null); commit;
                start transaction; select 1; end;
                BEGIN WORK; select 2; COMMIT WORK; begin transaction; select 3; END TRANSACTION;
                begin isolation level repeatable read, read only; select 4; commit; select 5;
                """);
        all.put("statements of more words", """
                grant select on t to public; comment on table t is 'it''s; ok'; select 1;
                create table q ("a;" text default ';', b text check (b <> ';')); alter table q add c text default $$;$$;
                create view v as select 1 as begin, 2 as "end", case when true then 1 end as case; select * from v;
                create table function (begin int, "case" int, "end" int); select begin from function; select 2;
                """);
    }

    private static void copies(Map<String, String> all) {
        all.put("data", """
                copy t from stdin;
                a;\tb'
                --\t/*
                $$\t\\\\.
                \\.
                select 1;
                """);
        all.put("csv", """
                COPY t (a, b) FROM STDIN WITH (FORMAT csv);
                "a;
                b",'
                "c

                d","e""f"
                \\.
                select 2;
                """);
        all.put("data to the end", "copy t from stdin;\na\tb\nc\td\n");
        all.put("data without a last line end", "copy t from stdin;\na\tb\nc\td");
        all.put("no data", "copy t from stdin;\n\\.\nselect 1; copy t from stdin csv;\n\\.\n\ncopy t from stdin;");
        all.put("a statement behind a copy", """
                copy t from stdin; select 'behind;'; select 2
                a\tb
                \\.
                ; select 3;
                """);
        all.put("a copy behind a statement and a copy", """
                select 1; copy t from stdin; copy t (b, a) from stdin; select 'behind';
                a\tb
                \\.
                c\td
                e\tf
                \\.
                select 2;
                """);
        all.put("a comment behind a copy", "copy t from stdin; -- a comment; '\na\tb\n\\.\nselect 1;\n");
        all.put("a block comment behind a copy", "copy t from stdin; /* a comment;\na\tb\n\\.\n ' */ select 1;\n");
        all.put("a string behind a copy", "copy t from stdin; select 'a\n1\t2\n\\.\nb;'; select 3;\n");
        all.put("data with carriage returns", "copy t from stdin;\r\na;\tb\r\n\\.\r\nselect 1;\r\n");
        all.put(
                "data that look like an end",
                "copy t from stdin csv;\na,\\.\n \\.,x\n\\.x,y\n\\\\.,z\n\\.\nselect 1;\n");
        all.put("an end within csv quotes", "copy t from stdin csv;\na,b\n\"\n\\.\nselect 1;\n");
        all.put("copies that read nothing", """
                copy t to stdout; copy (select 'from stdin;') to stdout; select 1;
                copy t from stdout;
                a\tb
                \\.
                copy t (a) from stdin (delimiter ';', null 'x');
                a
                \\.
                copy t from stdin where a <> ';';
                a;\tb
                \\.
                select 2;
                """);
        all.put("a copy in parentheses", "select (copy t from stdin; 1); select 2;\n");
        all.put("a copy in a block", "begin; copy t from stdin; commit; select 1;\na\tb\n\\.\nselect 2;\n");
        all.put("a copy without a semicolon", "copy t from stdin\n");
    }

    private static void lines(Map<String, String> all) {
        all.put(
                "carriage returns",
                "select 1;\r\nselect ';\r\n' -- ;\r\n;\r\n\r\nselect E'a\\';'\r\n'b;';\r\nselect 2\r\n");
        all.put("a byte order mark", "\uFEFFselect 'é;';\nselect '𝒳;' as \"ü;\";\n");
        all.put("blanks", "\f\t select\f1\t;\f\nselect\n\n2\n\n;\n\n\n");
        all.put("no last semicolon", "select 1;\n\nselect 2\n\n-- the end");
        all.put(
                "words beyond ASCII",
                "select 1 as é$$; select 2 as \u00A0; select 3 as ａ; select $é$;$é$; select 4;\n");
        all.put("an open string", "select 1; select 'a; select 2;\n");
        all.put("an open comment", "select 1; select /* a; /* */ select 2;\n");
        all.put("an open dollar quote", "select 1; select $a$ a; $$ $A$ select 2;\n");
        all.put("an open parenthesis", "select 1; select (1; select 2;\n");
        all.put("restricted", "\\restrict x1\nselect 1;\n\\unrestrict x1\nselect 2;\n");
    }
}
