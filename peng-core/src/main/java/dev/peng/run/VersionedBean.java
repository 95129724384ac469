package dev.peng.run;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.source.Checksum;
import dev.peng.source.FileName;
import dev.peng.source.Version;
import dev.peng.source.Versioned;
import java.lang.reflect.Proxy;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * A migration or seed in Java, with what the annotation of its class says.
 *
 * @param bean the object itself, which may be a proxy
 * @param version its version
 * @param said its annotation
 */
public record VersionedBean(Object bean, Version version, Versioned said) {

    /**
     * Reads the annotation.
     *
     * @throws IllegalArgumentException if there is none, or its version or name is unusable
     */
    public static VersionedBean of(Object bean) {
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
        return new VersionedBean(bean, Version.of(said.version()), said);
    }

    /** One that {@link #of} has refused. */
    public static Problem unusable(Object bean, String what, IllegalArgumentException why) {
        return new Problem(
                ErrorCode.UNNAMED_BEAN,
                "%s cannot be used as a %s: %s".formatted(bean.getClass().getName(), what, why.getMessage()),
                "Give the class @Versioned(version = \"…\", name = \"…\").");
    }

    /** Its name. */
    public String name() {
        return said.name();
    }

    /** What its annotation declares, if anything. */
    public Checksum checksum() {
        return new Checksum(said.checksum());
    }

    /** The class as it was written, not a proxy's. */
    public Class<?> type() {
        return ClassUtils.getUserClass(bean);
    }

    /** Where it is, for a reader who has to change it. */
    public String origin() {
        return type().getName();
    }

    /** Whether it has a method of its own, and not only the default of the interface that peng asks for. */
    public boolean overrides(Class<?> declaring, String method) {
        var found = ReflectionUtils.findMethod(type(), method, JdbcClient.class);
        return found != null && found.getDeclaringClass() != declaring;
    }

    /** One of its methods, to be run as its annotation says. */
    public Work.Code code(Work.Method method) {
        return new Work.Code(said.transactional(), said.retryable(), said.repeatable(), method);
    }
}
