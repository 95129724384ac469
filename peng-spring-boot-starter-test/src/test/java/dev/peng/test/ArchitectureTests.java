package dev.peng.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void whatTestsWriteIsAllThatIsPublic() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.peng.test");

        assertThat(classes.stream().filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)))
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder("Isolation", "PengTest", "Seeds");
    }

    @Test
    void theFactoriesExistAndAreWhatTheyAreRegisteredFor() throws Exception {
        var factories = new Properties();
        try (var text = Files.newInputStream(Path.of("target/classes/META-INF/spring.factories"))) {
            factories.load(text);
        }

        assertThat(factories).hasSize(3);
        for (var type : factories.stringPropertyNames()) {
            assertThat(Class.forName(type)).isAssignableFrom(Class.forName(factories.getProperty(type)));
        }
    }
}
