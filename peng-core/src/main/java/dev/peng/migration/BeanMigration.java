package dev.peng.migration;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.history.RowKind;
import dev.peng.run.Work;
import dev.peng.source.Checksum;
import dev.peng.source.FileName;
import dev.peng.source.Version;
import dev.peng.source.Versioned;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** A {@link JavaMigration} with what its annotation says. */
record BeanMigration(Version version, Versioned said, JavaMigration bean) implements Migration {

    /**
     * The migration of a bean.
     *
     * @throws IllegalArgumentException if it has no annotation or an unusable version
     */
    static BeanMigration of(JavaMigration bean) {
        var said = AnnotationUtils.findAnnotation(bean.getClass(), Versioned.class);
        if (said == null) {
            throw new IllegalArgumentException(
                    Proxy.isProxyClass(bean.getClass())
                            ? "it is a proxy of its interfaces, which hides the annotation (proxy the class instead)"
                            : "it has no @Versioned");
        }
        if (!FileName.isName(said.name())) {
            throw new IllegalArgumentException("\"" + said.name() + "\" is no name");
        }
        return new BeanMigration(Version.of(said.version()), said, bean);
    }

    @Override
    public String name() {
        return said.name();
    }

    @Override
    public Checksum checksum() {
        return new Checksum(said.checksum());
    }

    @Override
    public RowKind kind() {
        return RowKind.JAVA;
    }

    @Override
    public String origin() {
        return type().getName();
    }

    @Override
    public List<Problem> upProblems() {
        return List.of();
    }

    @Override
    public List<Problem> downFileProblems() {
        return List.of();
    }

    @Override
    public List<Problem> downProblems() {
        return hasDown()
                ? List.of()
                : List.of(new Problem(
                        ErrorCode.IRREVERSIBLE,
                        id() + " cannot be reverted: " + origin() + " has no down method",
                        "Override down, or undo the migration by a new one."));
    }

    // A bean is its own way back, or has none; the history stores nothing of it.
    @Override
    public boolean hasDownFile() {
        return true;
    }

    @Override
    public @Nullable String downSql() {
        return null;
    }

    @Override
    public Optional<Work> work(Action action) {
        return switch (action) {
            case APPLY -> Optional.of(code(bean::up));
            case REVERT -> Optional.of(code(bean::down));
            case RECORD, FORGET, LOCK, UNLOCK -> Optional.empty();
        };
    }

    private Work code(Work.Method method) {
        return new Work.Code(said.transactional(), said.retryable(), said.repeatable(), method);
    }

    @Override
    public @Nullable String sql(Action action) {
        return null;
    }

    private boolean hasDown() {
        var down = ReflectionUtils.findMethod(type(), "down", JdbcClient.class);
        return down != null && !down.isDefault();
    }

    // The class as it was written, not a proxy's.
    private Class<?> type() {
        return ClassUtils.getUserClass(bean);
    }
}
