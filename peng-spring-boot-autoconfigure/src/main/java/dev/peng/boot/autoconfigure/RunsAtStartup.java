package dev.peng.boot.autoconfigure;

import dev.peng.boot.RunAt;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the run comes while the context is made, however that is spelled. */
final class RunsAtStartup implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Binder.get(context.getEnvironment())
                .bind("peng.run-at", RunAt.class)
                .map(RunAt.STARTUP::equals)
                .orElse(false);
    }
}
