package dev.peng.boot.autoconfigure;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Matches when somebody has said who is to migrate, or with which password: then a database is meant, and it is an error if there
 * is none.
 */
final class OnOwnUserCondition extends SpringBootCondition {

    private static final List<String> KEYS = List.of("peng.datasource.username", "peng.datasource.password");

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var environment = context.getEnvironment();
        var set = KEYS.stream()
                .filter(key -> StringUtils.hasText(environment.getProperty(key)))
                .toList();
        var message = ConditionMessage.forCondition("peng.datasource");
        return set.isEmpty()
                ? ConditionOutcome.noMatch(
                        message.didNotFind("a user or password").atAll())
                : ConditionOutcome.match(message.found("property").items(set));
    }
}
