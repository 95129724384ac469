package dev.peng.script;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.Profiles;

/** The directives that a script may carry; {@link Directives} says what each means. */
public enum Directive {
    /** {@code -- peng:irreversible}. */
    IRREVERSIBLE(Form.NOTHING),
    /** {@code -- peng:lock-timeout 5s}. */
    LOCK_TIMEOUT(Form.DURATION),
    /** {@code -- peng:statement-timeout 30m}. */
    STATEMENT_TIMEOUT(Form.DURATION),
    /** {@code -- peng:transaction off}. */
    TRANSACTION(Form.OFF),
    /** {@code -- peng:replay <version>}. */
    REPLAY(Form.VERSION),
    /** {@code -- peng:placeholders on}. */
    PLACEHOLDERS(Form.ON),
    /** {@code -- peng:run once|on-change|always}. */
    RUN(Form.POLICY),
    /** {@code -- peng:profiles <expression>}. */
    PROFILES(Form.PROFILES),
    /** {@code -- peng:table <name>}. */
    TABLE(Form.NAME),
    /** {@code -- peng:after <version> [or-later]}. */
    AFTER(Form.VERSION_OR_LATER),
    /** {@code -- peng:repeatable}. */
    REPEATABLE(Form.NOTHING),
    /** {@code -- peng:delimiter tab}. */
    DELIMITER(Form.DELIMITER),
    /** {@code -- peng:quote '}. */
    QUOTE(Form.CHARACTER),
    /** {@code -- peng:null <text>}. */
    NULL(Form.TEXT),
    /** {@code -- peng:encoding LATIN1}. */
    ENCODING(Form.ENCODING),
    /** {@code -- peng:on-conflict error|ignore|update}. */
    ON_CONFLICT(Form.CONFLICT),
    /** {@code -- peng:sequences off}. */
    SEQUENCES(Form.OFF),
    /** {@code -- peng:write}. */
    WRITE(Form.NOTHING);

    /** More letters than these are not a slip. */
    private static final int SLIP = 3;

    private final Form form;

    Directive(Form form) {
        this.form = form;
    }

    static Optional<Directive> named(String name) {
        return Arrays.stream(values())
                .filter(directive -> directive.spelling().equals(name))
                .findFirst();
    }

    /** The one that the author may have meant. */
    static Optional<Directive> nearest(String name) {
        return Arrays.stream(values())
                .filter(directive -> Math.abs(directive.spelling().length() - name.length()) < SLIP)
                .filter(directive -> distance(directive.spelling(), name) < SLIP)
                .min(Comparator.comparingInt(directive -> distance(directive.spelling(), name)));
    }

    /** All names, for a reader. */
    static String names() {
        return Arrays.stream(values()).map(Directive::spelling).collect(Collectors.joining(", "));
    }

    /** Its name in a script. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Form form() {
        return this.form;
    }

    /** How many letters must be added, removed or replaced (Levenshtein). */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    /** What may follow the name. */
    enum Form {
        NOTHING("", "Remove what follows it."),
        ON("on", "Write on."),
        OFF("off", "Write off."),
        DURATION("", "Write it like 500ms, 5s, 30m or 2h; 0 switches the timeout off."),
        VERSION("\\d+(\\.\\d+)*", "Write the version of an earlier migration, like 20260101120000 or 1.2."),
        VERSION_OR_LATER(
                "\\d+(\\.\\d+)*( or-later)?", "Write the version of a migration, and or-later behind it if need be."),
        POLICY("once|on-change|always", "Write once, on-change or always."),
        PROFILES("", "Write an expression of profiles like dev & !eu."),
        NAME(".+", "Write the name of a table, like public.countries."),
        DELIMITER("[!-~]|tab|comma|semicolon|pipe", "Write one ASCII character, or tab, comma, semicolon or pipe."),
        CHARACTER("[!-~]", "Write one ASCII character."),
        TEXT(".+", "Write the text."),
        ENCODING("", "Write the name of an encoding as PostgreSQL has it, like UTF8, LATIN1 or WIN1252."),
        CONFLICT("error|ignore|update", "Write error, ignore or update.");

        private final Pattern pattern;
        private final String action;

        Form(String pattern, String action) {
            this.pattern = Pattern.compile(pattern);
            this.action = action;
        }

        /** Whether this may be the value. */
        boolean accepts(String value) {
            return switch (this) {
                case DURATION -> DirectiveReader.duration(value).isPresent();
                case PROFILES -> isProfiles(value);
                case ENCODING -> isEncoding(value);
                case NOTHING, ON, OFF, VERSION, VERSION_OR_LATER, POLICY, NAME, DELIMITER, CHARACTER, TEXT, CONFLICT ->
                    this.pattern.matcher(value).matches();
            };
        }

        /** What to write. */
        String action() {
            return this.action;
        }

        // The default is known to SET alone.
        private static boolean isEncoding(String value) {
            return !value.equalsIgnoreCase("default")
                    && Encodings.charset(value).isPresent();
        }

        private static boolean isProfiles(String value) {
            try {
                return !value.isEmpty() && Profiles.of(value) != null;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
