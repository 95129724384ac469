package dev.peng.test;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.boot.PengCustomizer;
import dev.peng.migration.JavaMigration;
import dev.peng.seed.JavaSeed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * All that decides what migrations and seeds make of an empty database; what is equal makes the same.
 *
 * @param config the settings
 * @param withSeeds whether seeds are applied at all
 * @param migrations the beans that are migrations
 * @param seeds the beans that are seeds
 * @param customizers the beans that have a say in how Peng is made
 * @param connection the settings of the DataSource, among them such as name a schema
 * @param files all files, with what tells their contents
 * @param classLoader of files on the class path
 */
record Recipe(
        PengConfig config,
        boolean withSeeds,
        List<JavaMigration> migrations,
        List<JavaSeed> seeds,
        List<PengCustomizer> customizers,
        Map<String, String> connection,
        List<String> files,
        ClassLoader classLoader) {

    /** Whether it says the same in another context: beans may do what they like. */
    boolean isForAllContexts() {
        return this.migrations.isEmpty() && this.seeds.isEmpty() && this.customizers.isEmpty();
    }

    Recipe withProfiles(Set<String> profiles) {
        var others = new PengConfig(
                this.config.run(),
                this.config.migrations(),
                this.config.seeds().withProfiles(profiles),
                this.config.queries(),
                this.config.placeholders());
        return new Recipe(
                others,
                this.withSeeds,
                this.migrations,
                this.seeds,
                this.customizers,
                this.connection,
                this.files,
                this.classLoader);
    }

    /** Applies all of it; the application's listeners are not told. */
    void applyTo(DataSource dataSource) {
        if (this.withSeeds) {
            on(dataSource).run();
        } else {
            on(dataSource).migrations().up();
        }
    }

    Peng on(DataSource dataSource) {
        var builder = Peng.on(dataSource)
                .config(this.config)
                .javaMigrations(this.migrations)
                .javaSeeds(this.seeds)
                .classLoader(this.classLoader);
        this.customizers.forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }
}
