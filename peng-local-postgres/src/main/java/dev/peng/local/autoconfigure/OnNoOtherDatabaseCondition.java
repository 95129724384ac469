package dev.peng.local.autoconfigure;

import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches when no database is configured, not even an empty one, and no cloud platform runs the application. Not while the
 * application is processed ahead of time: the server would be a part of it, whatever is configured where it runs.
 */
final class OnNoOtherDatabaseCondition extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var environment = context.getEnvironment();
        var platform = CloudPlatform.getActive(environment);
        if (platform != null) {
            return ConditionOutcome.noMatch("the application runs on " + platform);
        }
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            return ConditionOutcome.noMatch("what is processed ahead of time may run anywhere");
        }
        return configured(environment)
                .map(property -> ConditionOutcome.noMatch(property + " is set"))
                .findFirst()
                .orElseGet(() -> ConditionOutcome.match("no other database is configured"));
    }

    private static Stream<String> configured(Environment environment) {
        return Stream.of("spring.datasource.url", "spring.datasource.jndi-name").filter(environment::containsProperty);
    }
}
