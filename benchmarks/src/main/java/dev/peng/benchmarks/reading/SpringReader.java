package dev.peng.benchmarks.reading;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Spring JDBC: what {@link ScriptUtils#executeSqlScript} does before it executes. Its two halves are not public. */
final class SpringReader implements StatementReader {

    private static final String[] COMMENTS = ScriptUtils.DEFAULT_COMMENT_PREFIXES;
    private static final String OPEN = ScriptUtils.DEFAULT_BLOCK_COMMENT_START_DELIMITER;
    private static final String CLOSE = ScriptUtils.DEFAULT_BLOCK_COMMENT_END_DELIMITER;
    private static final String SEPARATOR = ScriptUtils.DEFAULT_STATEMENT_SEPARATOR;

    private final Method readScript =
            method("readScript", EncodedResource.class, String.class, String[].class, String.class);
    private final Method splitSqlScript = method(
            "splitSqlScript",
            EncodedResource.class,
            String.class,
            String.class,
            String[].class,
            String.class,
            String.class,
            List.class);

    @Override
    public long read(Path file) throws Exception {
        var script = new EncodedResource(new FileSystemResource(file), StandardCharsets.UTF_8);
        var statements = new ArrayList<String>();
        try {
            var text = readScript.invoke(null, script, SEPARATOR, COMMENTS, CLOSE);
            splitSqlScript.invoke(null, script, text, SEPARATOR, COMMENTS, OPEN, CLOSE, statements);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        return statements.size();
    }

    private static Method method(String name, Class<?>... parameters) {
        try {
            var method = ScriptUtils.class.getDeclaredMethod(name, parameters);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("this Spring JDBC has no ScriptUtils." + name, e);
        }
    }
}
