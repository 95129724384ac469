package dev.peng.example;

import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An empty database, named as tests without {@code @PengTest} name theirs. */
interface OtherDatabase {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        LocalDatabase database = LocalPostgres.shared().newDatabase();
        settings.add("spring.datasource.url", database::jdbcUrl);
        settings.add("spring.datasource.username", database::username);
        settings.add("spring.datasource.password", database::password);
    }
}
