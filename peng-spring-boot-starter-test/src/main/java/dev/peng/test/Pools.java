package dev.peng.test;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Keeps a pool from handing out connections to a database that is gone. Other pools look at what they hand out. */
final class Pools {

    private static final boolean HIKARI =
            ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", Pools.class.getClassLoader());

    private Pools() {}

    /** Other threads that want a connection wait meanwhile, if the pool can be told to let them. */
    static void whileWithoutConnections(DataSource dataSource, Runnable work) {
        var hikari = HIKARI ? Hikari.of(dataSource) : null;
        if (hikari == null) {
            work.run();
        } else {
            hikari.whileEmpty(work);
        }
    }

    /** Gives a pool the settings that Spring Boot would give to its own. */
    static DataSource configured(DataSource dataSource, Environment environment) {
        if (HIKARI) {
            Hikari.configure(dataSource, environment);
        }
        return dataSource;
    }

    /** Loaded only where the pool is. */
    private record Hikari(HikariPoolMXBean pool, boolean suspendable) {

        static @Nullable Hikari of(DataSource dataSource) {
            var hikari = DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class, HikariDataSource.class);
            if (hikari == null || hikari.getHikariPoolMXBean() == null) {
                return null;
            }
            return new Hikari(hikari.getHikariPoolMXBean(), hikari.isAllowPoolSuspension());
        }

        static void configure(DataSource dataSource, Environment environment) {
            if (dataSource instanceof HikariDataSource hikari) {
                Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(hikari));
            }
        }

        void whileEmpty(Runnable work) {
            if (suspendable) {
                pool.suspendPool();
            }
            try {
                pool.softEvictConnections();
                work.run();
            } finally {
                // One may have been on its way.
                pool.softEvictConnections();
                if (suspendable) {
                    pool.resumePool();
                }
            }
        }
    }
}
