package dev.peng.benchmarks.corpus;

/** The statements around the rows, as {@code pg_dump} words them. */
final class Ddl {

    static final String HEADER = """
            --
            -- PostgreSQL database dump
            --

            -- Dumped from database version 18.0
            -- Dumped by pg_dump version 18.0

            """;

    static final String[] SETTINGS = {
        "SET statement_timeout = 0",
        "SET lock_timeout = 0",
        "SET idle_in_transaction_session_timeout = 0",
        "SET client_encoding = 'UTF8'",
        "SET standard_conforming_strings = on",
        "SELECT pg_catalog.set_config('search_path', '', false)",
        "SET check_function_bodies = false",
        "SET xmloption = content",
        "SET client_min_messages = warning",
        "SET row_security = off"
    };

    static final String COLUMNS = "(id, code, amount, made_at, open, note, body)";

    private Ddl() {}

    static String title(String name, String type) {
        return "--\n-- Name: " + name + "; Type: " + type + "; Schema: public; Owner: -\n--\n\n";
    }

    static String table(String name) {
        return """
            CREATE TABLE public.%s (
                id bigint NOT NULL,
                code text NOT NULL,
                amount numeric(12,2) DEFAULT 0 NOT NULL,
                made_at timestamp with time zone DEFAULT now() NOT NULL,
                open boolean DEFAULT true NOT NULL,
                note text,
                body text NOT NULL,
                CONSTRAINT %s_amount_check CHECK ((amount >= (0)::numeric))
            )""".formatted(name, name);
    }

    static String comment(String name) {
        return "COMMENT ON TABLE public." + name + " IS 'One row each; the shop''s own'";
    }

    static String primaryKey(String name) {
        return "ALTER TABLE ONLY public.%s\n    ADD CONSTRAINT %s_pkey PRIMARY KEY (id)".formatted(name, name);
    }

    static String index(String name) {
        return "CREATE INDEX %s_made_at_idx ON public.%s USING btree (made_at DESC) WHERE open".formatted(name, name);
    }

    static String triggerFunction(String name) {
        return """
            CREATE FUNCTION public.%s_touch() RETURNS trigger
                LANGUAGE plpgsql
                AS $$
            begin
              -- it's the row's own time; nothing else
              if new.note is distinct from old.note then
                new.made_at := now();
                new.body := replace(new.body, ';', ',');
              end if;
              return new;
            end;
            $$""".formatted(name);
    }

    static String sqlFunction(String name) {
        return """
            CREATE FUNCTION public.%s_total(since timestamp with time zone) RETURNS numeric
                LANGUAGE sql STABLE
                AS $_$
              select coalesce(sum(amount), 0) from public.%s where made_at >= $1;
            $_$""".formatted(name, name);
    }
}
