package dev.peng.boot;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.util.ReflectionUtils;

/**
 * The beans that may use the database before the application is ready: those that Spring Boot would make wait for an initializer, runners,
 * scheduled methods, message listeners, and servers that no gate closes.
 */
final class EarlyUsers {

    /** They ask nothing by themselves. */
    private static final List<Class<?>> TOOLS =
            List.of(JdbcOperations.class, NamedParameterJdbcOperations.class, JdbcClient.class);

    private static final String JOOQ = "org.jooq.DSLContext";

    private static final String JPA = "jakarta.persistence.EntityManagerFactory";

    /** By name: an application has at most some of them. */
    private static final Set<String> SERVERS_AND_LISTENERS = Set.of(
            "org.springframework.amqp.rabbit.listener.RabbitListenerEndpointRegistry",
            "org.springframework.boot.rsocket.context.RSocketServerBootstrap",
            "org.springframework.grpc.server.lifecycle.GrpcServerLifecycle",
            "org.springframework.jms.config.JmsListenerEndpointRegistry",
            "org.springframework.kafka.config.KafkaListenerEndpointRegistry");

    /** With these, JPA looks at its tables, or makes them, while it is made. */
    private static final List<String> JPA_LOOKS = List.of(
            "spring.jpa.hibernate.ddl-auto",
            "spring.jpa.properties.hibernate.hbm2ddl.auto",
            "spring.jpa.properties.jakarta.persistence.schema-generation.database.action");

    private final ConfigurableListableBeanFactory beans;
    private final Environment environment;

    EarlyUsers(ConfigurableListableBeanFactory beans, Environment environment) {
        this.beans = beans;
        this.environment = environment;
    }

    /** Their names, in order. */
    Collection<String> names() {
        var names = new TreeSet<String>();
        dependants().filter(this::asksByItself).forEach(names::add);
        names.addAll(named(ApplicationRunner.class));
        names.addAll(named(CommandLineRunner.class));
        named(ScheduledTaskHolder.class).forEach(name -> names.addAll(scheduled(name)));
        Stream.of(this.beans.getBeanDefinitionNames())
                .filter(is(SERVERS_AND_LISTENERS::contains))
                .filter(this::listens)
                .forEach(names::add);
        return names;
    }

    private Stream<String> dependants() {
        var resolver = ArgumentResolver.of(Environment.class, this.environment);
        return SpringFactoriesLoader.forDefaultResourceLocation(this.beans.getBeanClassLoader())
                .load(DependsOnDatabaseInitializationDetector.class, resolver)
                .stream()
                .flatMap(detector -> detector.detect(this.beans).stream())
                .map(BeanFactoryUtils::transformedBeanName);
    }

    private boolean asksByItself(String name) {
        var isTool = TOOLS.stream().anyMatch(tool -> this.beans.isTypeMatch(name, tool))
                || is(JOOQ::equals).test(name);
        return !isTool && (jpaLooks() || is(JPA::equals).negate().test(name));
    }

    private boolean jpaLooks() {
        return JPA_LOOKS.stream()
                .map(key -> this.environment.getProperty(key, "none"))
                .anyMatch(action -> !action.equals("none"));
    }

    private List<String> named(Class<?> type) {
        return List.of(this.beans.getBeanNamesForType(type, true, false));
    }

    private List<String> scheduled(String name) {
        return this.beans.getBean(name, ScheduledTaskHolder.class).getScheduledTasks().stream()
                .map(Object::toString)
                .toList();
    }

    // Such a registry is there also where nobody listens.
    private boolean listens(String name) {
        var bean = this.beans.getBean(name);
        var listeners = ReflectionUtils.findMethod(bean.getClass(), "getListenerContainers");
        return listeners == null
                || !(ReflectionUtils.invokeMethod(listeners, bean) instanceof Collection<?> all && all.isEmpty());
    }

    private Predicate<String> is(Predicate<String> className) {
        return name -> {
            var type = this.beans.getType(name, false);
            return type != null && typesOf(type).map(Class::getName).anyMatch(className);
        };
    }

    private static Stream<Class<?>> typesOf(Class<?> type) {
        var above = type.getSuperclass() == null ? Stream.<Class<?>>of() : typesOf(type.getSuperclass());
        var interfaces = Stream.of(type.getInterfaces()).flatMap(EarlyUsers::typesOf);
        return Stream.of(Stream.<Class<?>>of(type), above, interfaces).flatMap(types -> types);
    }
}
