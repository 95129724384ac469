package dev.peng.generate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Makes names of Java of those of files, parameters and columns. Pure. */
final class JavaNames {

    /** Methods that every object has, and that neither a method nor a component may hide. */
    private static final Set<String> OF_OBJECTS =
            Set.of("clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private JavaNames() {}

    /** Such as {@code dueDate} for {@code due_date}; empty if there is nothing in it that Java can call it by. */
    static String member(String name) {
        var words = Arrays.stream(name.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.equals(word.toUpperCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT) : word)
                .map(JavaNames::capitalized)
                .collect(Collectors.joining());
        if (words.isEmpty()) {
            return "";
        }
        var first = words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
        var member = Character.isJavaIdentifierStart(first.charAt(0)) ? first : "_" + first;
        return OF_OBJECTS.contains(member) || SourceVersion.isKeyword(member) ? member + "_" : member;
    }

    /** Such as {@code JoinedSince} for {@code joined-since}. */
    static String type(String query) {
        return capitalized(
                Arrays.stream(query.split("[_-]+")).map(JavaNames::capitalized).collect(Collectors.joining()));
    }

    /** Such as {@code JOINED_SINCE}. */
    static String constant(String query) {
        return query.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static String capitalized(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
