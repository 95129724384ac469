package dev.peng.test;

import dev.peng.Peng;
import dev.peng.boot.StartupRun;
import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import dev.peng.local.LocalPostgresException;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * The database of one context, under one name for as long as the context lives.
 *
 * <ol>
 *   <li>It is there before the DataSource: a copy of a template, if a context before has made one by the same recipe.
 *   <li>Otherwise it is empty. The DataSource is the first bean that can connect; as soon as it is made, migrations and
 *       seeds are applied through it, and the result is kept as a template. Where beans are among them, the application
 *       itself applies them at its usual moment.
 *   <li>When the application has started, a snapshot is taken: with all that it wrote meanwhile.
 *   <li>The next test class, or each method, has the snapshot again.
 * </ol>
 */
final class TestDatabase implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(TestDatabase.class);

    private final BeanFactory beans;
    private final Recipes recipes;
    private final LocalDatabase database;
    private final Templates ownTemplates = new Templates();
    private boolean prepared;
    private boolean used;
    private @Nullable DataSource dataSource;
    private @Nullable LocalDatabase snapshot;
    private @Nullable Class<?> user;

    TestDatabase(BeanFactory beans, Recipes recipes) {
        this.beans = beans;
        this.recipes = recipes;
        var server = LocalPostgres.shared();
        var template = recipes.beforeStart().flatMap(Templates.SHARED::find);
        this.prepared = template.isPresent();
        this.database =
                template.map(LocalDatabase::name).map(server::newDatabase).orElseGet(server::newDatabase);
    }

    LocalDatabase location() {
        return this.database;
    }

    /** Its DataSource is made, and nobody else has it yet. */
    synchronized void connected(DataSource ready) {
        this.dataSource = ready;
        if (!this.prepared) {
            this.recipes.beforeStart().ifPresent(recipe -> {
                recipe.applyTo(ready);
                Templates.SHARED.keep(recipe, snapshotNow());
                this.prepared = true;
            });
        }
    }

    /** The application has started. */
    synchronized void started() {
        if (this.snapshot == null) {
            // It may not be made yet where beans are lazy.
            this.beans.getBeanProvider(DataSource.class).getIfUnique();
            if (this.dataSource == null) {
                throw TestClass.misuse(
                        "@PengTest finds no DataSource in the context to point to its database",
                        "Add one, such as that of spring-boot-starter-jdbc, or remove @PengTest.");
            }
            if (!this.prepared) {
                this.beans.getBeanProvider(StartupRun.class).ifAvailable(this::catchUp);
            }
            this.recipes
                    .ofSeedsThatAreNamed()
                    .ifPresent(recipe -> SeedCheck.of(recipe).everyProfileHasSeeds());
            this.snapshot = snapshotNow();
        }
    }

    /** Gives it to a test class, once for all that ask on its behalf. */
    synchronized void giveTo(Class<?> testClass) {
        if (this.user != testClass) {
            if (this.used) {
                reset();
            }
            this.used = true;
            this.user = testClass;
        }
    }

    /** Takes it back: whoever has it next, the same class in another run included, must not see what was done to it. */
    synchronized void takeBack() {
        this.user = null;
    }

    /** As the start of the application left it. */
    synchronized void reset() {
        resetTo(Objects.requireNonNull(this.snapshot));
    }

    /** With migrations and the seeds of some profiles, as if the application had them. */
    synchronized void resetWithSeedsOf(Set<String> profiles) {
        var recipe = this.recipes.afterStart().withProfiles(profiles);
        var templates = recipe.isForAllContexts() ? Templates.SHARED : this.ownTemplates;
        var template = templates.find(recipe);
        if (template.isPresent()) {
            resetTo(template.get());
            return;
        }
        SeedCheck.of(recipe).everyProfileHasSeeds();
        try (var empty = LocalPostgres.shared().newDatabase()) {
            resetTo(empty.asTemplate());
        }
        recipe.applyTo(pool());
        templates.keep(recipe, snapshotNow());
    }

    @Override
    public void destroy() {
        try {
            this.ownTemplates.drop();
            this.database.drop();
            if (this.snapshot != null) {
                this.snapshot.drop();
            }
        } catch (LocalPostgresException e) {
            // At the end of the JVM nobody says whether server or context goes first.
            log.debug("{} is left to its server", this.database, e);
        }
    }

    // With peng.run-at=manual nobody else does.
    private void catchUp(StartupRun start) {
        if (!start.isDone()) {
            var peng = this.beans.getBean(Peng.class);
            if (start.includesSeeds()) {
                peng.run();
            } else {
                peng.migrations().up();
            }
        }
    }

    private LocalDatabase snapshotNow() {
        var taken = new LocalDatabase[1];
        Pools.whileWithoutConnections(pool(), () -> taken[0] = this.database.snapshot());
        return taken[0];
    }

    private void resetTo(LocalDatabase template) {
        Pools.whileWithoutConnections(pool(), () -> this.database.resetTo(template));
    }

    private DataSource pool() {
        return Objects.requireNonNull(this.dataSource);
    }
}
