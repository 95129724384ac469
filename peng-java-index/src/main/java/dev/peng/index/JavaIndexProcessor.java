package dev.peng.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Writes {@code META-INF/peng/java.index}: version, name and class of everything that is {@code @Versioned}, so that tools
 * know of it without running the application. What the engine would refuse at its start is a compile error here.
 *
 * <p>All classes of a compilation go into one file, so for Gradle it is an aggregating processor.
 */
@SupportedAnnotationTypes("dev.peng.source.Versioned")
public final class JavaIndexProcessor extends AbstractProcessor {

    private static final String RESOURCE = "META-INF/peng/java.index";

    private final List<VersionedClass> classes = new ArrayList<>();
    private final Map<Kind, Map<String, VersionedClass>> versions = new EnumMap<>(Kind.class);

    /** For the compiler, which makes one for each compilation. */
    public JavaIndexProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (var annotation : annotations) {
            ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation))
                    .forEach(type -> add(VersionedClass.of(type, annotation, this.processingEnv)));
        }
        if (round.processingOver() && !round.errorRaised() && !this.classes.isEmpty()) {
            write();
        }
        return false;
    }

    private void add(VersionedClass found) {
        found.problems().forEach(problem -> error(found, problem));
        if (Spelling.isVersion(found.version())) {
            found.kinds().forEach(kind -> addVersion(kind, found));
        }
        this.classes.add(found);
    }

    private void addVersion(Kind kind, VersionedClass found) {
        var other = this.versions
                .computeIfAbsent(kind, first -> new HashMap<>())
                .putIfAbsent(Spelling.canonical(found.version()), found);
        if (other != null) {
            error(found, "%s has the version %s already".formatted(other.className(), other.version()));
        }
    }

    private void write() {
        var lines =
                this.classes.stream().flatMap(VersionedClass::lines).sorted().map(IndexLine::toString);
        var text = Stream.concat(Stream.of(IndexLine.HEADER), lines).collect(Collectors.joining("\n", "", "\n"));
        var origins = this.classes.stream().map(VersionedClass::type).toArray(Element[]::new);
        try (var out = this.processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", RESOURCE, origins)
                .openOutputStream()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            this.processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, RESOURCE + " cannot be written: " + e);
        }
    }

    private void error(VersionedClass where, String message) {
        this.processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, where.type(), where.annotation());
    }
}
