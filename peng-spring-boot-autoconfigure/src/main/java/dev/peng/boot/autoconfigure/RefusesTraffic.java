package dev.peng.boot.autoconfigure;

import dev.peng.boot.OnFailure;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether a failure at the start is to refuse traffic, however that is spelled. */
final class RefusesTraffic implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Binder.get(context.getEnvironment())
                .bind("peng.on-failure", OnFailure.class)
                .map(OnFailure.REFUSE_TRAFFIC::equals)
                .orElse(false);
    }
}
