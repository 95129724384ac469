package dev.peng;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("peng-local-postgres"))
            .importPackages("dev.peng");

    @Test
    void theTableOfRoomsNamesThePackagesThatExist() throws IOException {
        var packages = CORE.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        assertThat(rooms()).containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void aRoomImportsOnlyRoomsAboveIt() throws IOException {
        var rooms = rooms();

        for (int i = 0; i < rooms.size(); i++) {
            for (var below : rooms.subList(i + 1, rooms.size())) {
                noClasses()
                        .that()
                        .resideInAPackage(rooms.get(i))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(below)
                        .check(CORE);
            }
        }
    }

    @Test
    void noPackageIsInACycle() {
        slices().matching("dev.peng.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void javaSqlStaysInTheRoomsThatMayTouchIt() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.peng.session", "dev.peng.history", "dev.peng.schema")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql")
                .check(CORE);
    }

    @Test
    void theEngineKnowsNothingOfSpringBoot() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.boot..")
                .check(CORE);
    }

    @Test
    void timeIsAnArgument() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CORE);
    }

    @Test
    void nobodyPrints() {
        ClassesShouldConjunction rule =
                noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

        rule.check(CORE);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(CORE);
    }

    @Test
    void exceptionsLiveInTheRoomOfErrors() {
        classes()
                .that()
                .areAssignableTo(RuntimeException.class)
                .and()
                .doNotHaveSimpleName("StatementFailure")
                .and()
                .areNotNestedClasses()
                .should()
                .resideInAPackage("dev.peng.error")
                .check(CORE);
    }

    private static List<String> rooms() throws IOException {
        var text = Files.readString(Path.of("../docs/architecture.md"));
        var table = text.substring(text.indexOf("## Rooms of peng-core"), text.indexOf("## Rooms that come later"));
        return Pattern.compile("^\\| `(dev\\.peng[a-z.]*)`", Pattern.MULTILINE)
                .matcher(table)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
