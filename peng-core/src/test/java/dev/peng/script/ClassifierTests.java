package dev.peng.script;

import static dev.peng.script.Transactionality.ALLOWED;
import static dev.peng.script.Transactionality.FORBIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What statements are called, and which cannot run in a transaction block. */
class ClassifierTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index concurrently on t (a)",
                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)",
                "create -- x\n index /* y */ concurrently i on t (a)",
                "drop index concurrently i",
                "reindex index concurrently i",
                "reindex table concurrently t",
                "reindex (concurrently) table t",
                "reindex (verbose, concurrently true) index i",
                "REINDEX (CONCURRENTLY, VERBOSE) TABLE t",
                "reindex (verbose) index concurrently i",
                "reindex (tablespace x, concurrently on) table t",
                "reindex schema s",
                "reindex database d",
                "reindex database",
                "reindex system d",
                "reindex (verbose) system",
                "reindex schema concurrently s",
                "commit prepared 'a'",
                "rollback prepared 'a'",
                "vacuum",
                "vacuum (full, analyze) t",
                "cluster",
                "cluster verbose",
                "cluster (verbose)",
                "create database d",
                "drop database if exists d",
                "drop database d with (force)",
                "create tablespace s location '/x'",
                "drop tablespace s",
                "alter system set work_mem = '1MB'",
                "alter system reset all",
                "alter database d set tablespace s",
                "alter database \"set\" set tablespace s",
                "create subscription s connection 'x' publication p",
                "create subscription s connection 'x' publication p with (copy_data = false)",
                "create subscription s connection 'x' publication p with (connect = true, create_slot)",
                "drop subscription s",
                "alter subscription s refresh publication",
                "alter subscription s refresh publication with (copy_data = false)",
                "alter subscription s set publication p",
                "alter subscription s add publication p with (copy_data = off)",
                "alter subscription s drop publication p",
                "alter subscription s set (failover = true)",
                "alter subscription s set (slot_name = 'x', two_phase = false)",
                "alter table t detach partition p concurrently",
                "alter table if exists only s.t detach partition s.p concurrently",
                "alter table \"detach\" * detach partition \"concurrently\" concurrently",
                "alter table only (t) detach partition p concurrently",
            })
    void knowsWhatCannotRunInATransactionBlock(String statement) {
        var script = Parsed.parse("a.sql", statement + ";");

        assertThat(script.problems()).isEmpty();
        assertThat(script.statements()).extracting(Statement::transactionality).containsExactly(FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index i on t (concurrently)",
                "create unique index on t (a)",
                "create index \"concurrently\" on t (a)",
                "drop index i",
                "drop index \"concurrently\"",
                "reindex table t",
                "reindex index \"concurrently\"",
                "reindex (concurrently off) table t",
                "reindex (verbose, concurrently false) table t",
                "analyze verbose t",
                "cluster t",
                "cluster verbose t using i",
                "cluster (verbose) t",
                "create table database (a int)",
                "drop table system",
                "alter database d set work_mem = '1MB'",
                "alter database d owner to o",
                "alter table t set tablespace s",
                "alter table all in tablespace a set tablespace b",
                "alter table t detach partition p",
                "alter table t detach partition p finalize",
                "alter table t add column detach int, drop column concurrently",
                "create subscription s connection 'x' publication p with (connect = false)",
                "create subscription s connection 'x' publication p with (slot_name = 'y', create_slot = 'off')",
                "alter subscription s set publication p with (refresh = false)",
                "alter subscription s add publication p with (copy_data, refresh = off)",
                "alter subscription s set (slot_name = 'refresh')",
                "alter subscription s disable",
                "alter subscription refresh rename to s",
                "alter type a add value 'b'",
                "create view v as select vacuum from cluster",
                "comment on table t is 'create index concurrently'",
                "select 'vacuum'",
                "\"vacuum\"",
                "discard plans",
                "do $$ begin commit; end $$",
                "call p()",
            })
    void knowsWhatMayRunInATransactionBlock(String statement) {
        var script = Parsed.parse("a.sql", statement + ";");

        assertThat(script.problems()).isEmpty();
        assertThat(script.statements()).extracting(Statement::transactionality).containsExactly(ALLOWED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    select 1                                              | SELECT
                    Insert into t values (1)                              | INSERT
                    ((select 1) union select 2)                           | SELECT
                    with a as (select 1) insert into t select * from a    | WITH
                    do $$ begin end $$                                    | DO
                    create table t (a int)                                | CREATE TABLE
                    create global temporary table if not exists t ()      | CREATE TABLE
                    create unlogged table t ()                            | CREATE TABLE
                    create foreign table t () server s                    | CREATE FOREIGN TABLE
                    create foreign data wrapper w                         | CREATE FOREIGN DATA WRAPPER
                    create or replace recursive view v as select 1        | CREATE VIEW
                    create materialized view v as select 1                | CREATE MATERIALIZED VIEW
                    create or replace function f() returns int return 1   | CREATE FUNCTION
                    create constraint trigger t after insert on t         | CREATE TRIGGER
                    create event trigger t on ddl_command_end             | CREATE EVENT TRIGGER
                    create unique index i on t (a)                        | CREATE INDEX
                    create unique index concurrently i on t (a)           | CREATE INDEX CONCURRENTLY
                    drop index concurrently i                             | DROP INDEX CONCURRENTLY
                    reindex (concurrently) table t                        | REINDEX TABLE CONCURRENTLY
                    reindex system                                        | REINDEX SYSTEM
                    alter table t detach partition p concurrently         | ALTER TABLE DETACH PARTITION CONCURRENTLY
                    alter table t add column a int                        | ALTER TABLE
                    alter default privileges grant select on tables to r  | ALTER DEFAULT PRIVILEGES
                    alter text search configuration c owner to o          | ALTER TEXT SEARCH CONFIGURATION
                    alter operator class c using btree owner to o         | ALTER OPERATOR CLASS
                    create operator + (function = f)                      | CREATE OPERATOR
                    drop user mapping for u server s                      | DROP USER MAPPING
                    drop user u                                           | DROP USER
                    create type t as enum ()                              | CREATE TYPE
                    create schema text create table t ()                  | CREATE SCHEMA
                    refresh materialized view concurrently v              | REFRESH MATERIALIZED VIEW
                    import foreign schema s from server x into y          | IMPORT FOREIGN SCHEMA
                    security label on table t is 'x'                      | SECURITY LABEL
                    reassign owned by a to b                              | REASSIGN OWNED
                    comment on table t is 'x'                             | COMMENT
                    set local work_mem = '1MB'                            | SET LOCAL
                    set session work_mem = '1MB'                          | SET
                    select pg_catalog.set_config('a.b', 'c', false)       | SELECT SET_CONFIG
                    copy t to stdout                                      | COPY TO STDOUT
                    explain create table t ()                             | EXPLAIN
                    create                                                | CREATE
                    alter "table" t                                       | ALTER
                    ſelect 1                                              | ſELECT
                    """)
    void namesAStatementByItsKeywords(String statement, String command) {
        assertThat(Parsed.parse("a.sql", statement).statements())
                .extracting(Statement::command)
                .containsExactly(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'select'", "\"select\" 1", "1", "$1", "+"})
    void hasNoNameForWhatBeginsWithoutAWord(String statement) {
        assertThat(Parsed.parse("a.sql", statement).statements())
                .extracting(Statement::command)
                .containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"commıt", "begın", "ſavepoint a", "ſet ſtandard_conforming_strings = off"})
    void foldsNoLettersBeyondAscii(String statement) {
        assertThat(Parsed.parse("a.sql", statement).problems()).isEmpty();
    }
}
