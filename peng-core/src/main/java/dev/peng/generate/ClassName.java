package dev.peng.generate;

import dev.peng.error.ConfigurationException;
import java.nio.file.Path;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * The name of a class in a package.
 *
 * @param packageName such as {@code com.example.library}
 * @param simpleName such as {@code Queries}
 */
public record ClassName(String packageName, String simpleName) {

    /** What the class itself uses. */
    private static final Set<String> USED = Set.of(
            "Array",
            "ArrayList",
            "ArrayOf",
            "Collections",
            "Elements",
            "JdbcOperations",
            "List",
            "NullMarked",
            "Nullable",
            "Object",
            "Override",
            "PreparedStatement",
            "PreparedStatementSetter",
            "RowMapper",
            "SQLException",
            "Values");

    /**
     * Reads one.
     *
     * @throws ConfigurationException if it is none, has no package, or is that of a class which the class itself uses
     */
    public static ClassName parse(String name) {
        var dot = name.lastIndexOf('.');
        var simple = name.substring(dot + 1);
        if (dot < 1 || !SourceVersion.isName(name, SourceVersion.RELEASE_17)) {
            throw new ConfigurationException(
                    "\"%s\" is no name of a class in a package".formatted(name),
                    "Write one like com.example.library.Queries.");
        }
        if (USED.contains(simple) || JavaType.isUsed(simple)) {
            throw new ConfigurationException(
                    "%s is a class that the generated one uses".formatted(simple),
                    "Name it otherwise, such as Queries.");
        }
        return new ClassName(name.substring(0, dot), simple);
    }

    /** Where its file is, below the folder of sources. */
    public Path file() {
        return Path.of(packageName.replace('.', '/'), simpleName + ".java");
    }

    @Override
    public String toString() {
        return packageName + "." + simpleName;
    }
}
