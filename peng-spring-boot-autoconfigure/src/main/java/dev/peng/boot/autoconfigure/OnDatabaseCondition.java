package dev.peng.boot.autoconfigure;

import dev.peng.Peng;
import dev.peng.boot.datasource.PengConnectionDetails;
import dev.peng.boot.datasource.PengDataSource;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Conditional;

/** Matches when there is anything to migrate. */
final class OnDatabaseCondition extends AnyNestedCondition {

    OnDatabaseCondition() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnBean(DataSource.class)
    static final class OfTheApplication {}

    // Also one that is not given to anybody who does not ask for it.
    @ConditionalOnBean(annotation = PengDataSource.class)
    static final class Marked {}

    @ConditionalOnBean(PengConnectionDetails.class)
    static final class Details {}

    @ConditionalOnBean(JdbcConnectionDetails.class)
    static final class Service {}

    @ConditionalOnProperty("peng.datasource.url")
    static final class Url {}

    @ConditionalOnProperty("peng.datasource.bean")
    static final class Named {}

    @Conditional(OnOwnUserCondition.class)
    static final class User {}

    @ConditionalOnBean(Peng.class)
    static final class OwnPeng {}
}
