package dev.peng.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Sources of a test, compiled with the processor. */
final class Compilation {

    private static final String IMPORTS = """
            package example;

            import dev.peng.migration.JavaMigration;
            import dev.peng.source.Versioned; import dev.peng.seed.JavaSeed;
            import org.springframework.jdbc.core.simple.JdbcClient;

            """;

    private final Path output;
    private final List<JavaFileObject> sources = new ArrayList<>();
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

    Compilation(Path output) {
        this.output = output;
    }

    /** Adds a class of the package {@code example}. */
    Compilation with(String className, String text) {
        return withFile("example." + className, IMPORTS + text);
    }

    /** Adds a file as it is. */
    Compilation withFile(String className, String text) {
        this.sources.add(new Source(className, text));
        return this;
    }

    /** Adds a Java migration. */
    Compilation migration(String className, String annotation) {
        return with(
                className,
                "@Versioned(%s) class %s implements JavaMigration { public void up(JdbcClient jdbc) {} }"
                        .formatted(annotation, className));
    }

    /** Adds a Java seed. */
    Compilation seed(String className, String annotation) {
        return with(
                className,
                "@Versioned(%s) class %s implements JavaSeed { public void run(JdbcClient jdbc) {} }"
                        .formatted(annotation, className));
    }

    /** Compiles, and gives a loader of nothing but what came out. */
    URLClassLoader run() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(this.diagnostics, Locale.ROOT, null)) {
            files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(this.output.toFile()));
            var task = compiler.getTask(null, files, this.diagnostics, List.of("-Xlint:all"), null, this.sources);
            task.setProcessors(List.of(new JavaIndexProcessor()));
            task.call();
            return new URLClassLoader(new URL[] {this.output.toUri().toURL()}, null);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the compiler has refused: file, line and message. */
    List<String> errors() {
        return this.diagnostics.getDiagnostics().stream()
                .filter(found -> found.getKind() == Diagnostic.Kind.ERROR)
                .map(found -> "%s:%d %s"
                        .formatted(
                                Path.of(found.getSource().getName()).getFileName(),
                                found.getLineNumber(),
                                found.getMessage(Locale.ROOT)))
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String className, String text) {
            super(URI.create("memory:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return this.text;
        }
    }
}
