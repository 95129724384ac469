package dev.peng.boot.autoconfigure;

import dev.peng.boot.ApplicationStart;
import dev.peng.boot.RunAt;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the run of the start comes when the port is open already. Elsewhere it never comes, or before. */
final class OnRunBehindOpenPort extends SpringBootCondition {

    private static final String KEY = "peng.run-at";

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var message = ConditionMessage.forCondition("Run behind an open port");
        var moment = Binder.get(context.getEnvironment()).bind(KEY, RunAt.class).orElse(RunAt.READY);
        if (!isStarted(context.getBeanFactory())) {
            return ConditionOutcome.noMatch(message.because("no SpringApplication has started this context"));
        }
        return switch (moment) {
            case READY, STARTED -> ConditionOutcome.match(message.because(KEY + " is " + moment));
            case STARTUP, MANUAL -> ConditionOutcome.noMatch(message.because(KEY + " is " + moment));
        };
    }

    // Not in the ancestors: a mark there says nothing of this context.
    private static boolean isStarted(@Nullable ConfigurableListableBeanFactory beans) {
        return beans != null && beans.getBeanNamesForType(ApplicationStart.class).length > 0;
    }
}
