package dev.peng.boot.aot;

import dev.peng.boot.FrozenSettings;
import dev.peng.boot.OnFailure;
import dev.peng.boot.RunAt;
import dev.peng.source.FileIndex;
import dev.peng.source.Location;
import dev.peng.source.Location.Scheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.springframework.aot.generate.GeneratedFiles.FileHandler;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationCode;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.javapoet.MethodSpec;

/**
 * What an application gets when it is processed ahead of time: a check of what was settled, an index of its files, and hints
 * that a native image has them.
 *
 * @param settings what was settled
 * @param locations folders of migrations, seeds and queries, of all databases
 * @param classLoader that has them
 */
public record AheadOfTime(FrozenSettings settings, List<Location> locations, ClassLoader classLoader)
        implements BeanFactoryInitializationAotContribution {

    @Override
    public void applyTo(GenerationContext generation, BeanFactoryInitializationCode code) {
        var check = code.getMethods().add("checkSettingsOfPeng", this::check);
        code.addInitializer(check.toMethodReference());
        generation.getGeneratedFiles().handleFile(Kind.RESOURCE, FileIndex.RESOURCE, this::write);
        locations.stream()
                .filter(location -> location.scheme() == Scheme.CLASSPATH)
                .forEach(location -> generation.getRuntimeHints().resources().registerPattern(location.path() + "/**"));
    }

    private void check(MethodSpec.Builder method) {
        method.addJavadoc("Refuse settings of peng that would be without effect.")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(ConfigurableEnvironment.class, "environment")
                .addStatement(
                        "new $T($L, $T.$L, $T.$L, $L, $L, $L).check(environment)",
                        FrozenSettings.class,
                        settings.enabled(),
                        RunAt.class,
                        settings.runAt().name(),
                        OnFailure.class,
                        settings.onFailure().name(),
                        settings.gate(),
                        settings.readiness(),
                        settings.database());
    }

    // Contexts of tests, which may have other folders, are written to the same place.
    private void write(FileHandler file) throws IOException {
        var index = FileIndex.of(locations, classLoader);
        var written = file.getContent();
        var all = written == null ? index : FileIndex.parse(text(written)).and(index);
        file.override(new ByteArrayResource(all.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(InputStreamSource source) throws IOException {
        try (var in = source.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
