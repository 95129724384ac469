package dev.peng.boot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

class ArchitectureTests {

    private static final JavaClasses BOOT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.peng.boot");

    @Test
    void theTableOfRoomsNamesThePackagesThatExist() throws IOException {
        var text = Files.readString(Path.of("../docs/architecture.md"));
        var from = text.indexOf("## Rooms of peng-spring-boot-autoconfigure");
        var table = text.substring(from, text.indexOf("\n## ", from));

        var rooms = Pattern.compile("^\\| `(dev\\.peng[a-z.]*)`", Pattern.MULTILINE)
                .matcher(table)
                .results()
                .map(match -> match.group(1));

        assertThat(rooms)
                .containsExactlyInAnyOrderElementsOf(
                        BOOT.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()));
    }

    @Test
    void noPackageIsInACycle() {
        slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(BOOT);
    }

    @Test
    void anAutoConfigurationIsAPublicFinalClass() {
        classes()
                .that()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .bePublic()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .andShould()
                .haveSimpleNameEndingWith("AutoConfiguration")
                .andShould()
                .resideInAPackage("dev.peng.boot.autoconfigure")
                .check(BOOT);
    }

    @Test
    void nothingOfAnAutoConfigurationIsForOthersToCall() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .notBePublic()
                .check(BOOT);
        methods()
                .that()
                .areAnnotatedWith(Bean.class)
                .should()
                .bePackagePrivate()
                .check(BOOT);
    }

    @Test
    void theActuatorIsNeededOnlyWhereItIsOptional() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.peng.boot.actuate")
                .and()
                .haveNameNotMatching(
                        ".*\\.Peng(Disabled|Endpoint|Health|HealthReadiness|Info|Readiness)AutoConfiguration|.*\\.PengEndpointProperties|.*\\.PengMcpManagementConfiguration|.*\\.PengGateAutoConfiguration\\$WithManagement")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.boot.actuate..",
                        "org.springframework.boot.health..",
                        "dev.peng.boot.actuate..")
                .check(BOOT);
    }

    @Test
    void theDatabaseIsTheEnginesAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.postgresql..")
                .check(BOOT);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.peng.script..")
                .check(BOOT);
    }

    @Test
    void onlyTheMonitorIsToldTheTime() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(BOOT);
    }

    @Test
    void theImportsAreTheAutoConfigurationsInOrder() throws IOException {
        var annotated = BOOT.stream()
                .filter(type -> type.isAnnotatedWith(AutoConfiguration.class))
                .map(JavaClass::getName)
                .sorted()
                .toList();

        assertThat(Files.readAllLines(main("META-INF/spring/" + AutoConfiguration.class.getName() + ".imports")))
                .containsExactlyElementsOf(annotated);
    }

    @Test
    void theSlicesOfTestsHaveMigrationsAndSeedsAlone() throws IOException {
        var slices = "org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureDataSourceInitialization";

        assertThat(Files.readAllLines(main("META-INF/spring/" + slices + ".imports")))
                .containsExactly("dev.peng.boot.autoconfigure.PengAutoConfiguration");
    }

    @Test
    void theFactoriesExistAndAreWhatTheyAreRegisteredFor() throws Exception {
        var factories = new Properties();
        try (var text = Files.newInputStream(main("META-INF/spring.factories"))) {
            factories.load(text);
        }

        assertThat(factories).isNotEmpty();
        for (var type : factories.stringPropertyNames()) {
            for (var name : factories.getProperty(type).split(",")) {
                assertThat(Class.forName(type)).isAssignableFrom(Class.forName(name.strip()));
            }
        }
    }

    private static Path main(String resource) {
        return Path.of("target/classes").resolve(resource);
    }

    private static final class EachPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }
}
