package dev.peng.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** A class with what its annotation says. */
record VersionedClass(
        TypeElement type, String className, AnnotationMirror annotation, Map<String, String> values, List<Kind> kinds) {

    static VersionedClass of(TypeElement type, TypeElement annotation, ProcessingEnvironment environment) {
        var elements = environment.getElementUtils();
        var mirror = type.getAnnotationMirrors().stream()
                .filter(present -> present.getAnnotationType().asElement().equals(annotation))
                .findFirst()
                .orElseThrow();
        var values = elements.getElementValuesWithDefaults(mirror).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().getSimpleName().toString(),
                        entry -> String.valueOf(entry.getValue().getValue())));
        var kinds = Arrays.stream(Kind.values())
                .filter(kind -> kind.is(type, elements, environment.getTypeUtils()))
                .toList();
        return new VersionedClass(type, elements.getBinaryName(type).toString(), mirror, values, kinds);
    }

    /** Why peng could not use it; all reasons. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            problems.add("@Versioned is for a class that peng can run: move it to one that is not abstract");
        } else if (kinds.isEmpty()) {
            problems.add("@Versioned does nothing here: implement JavaMigration or JavaSeed, or remove it");
        }
        if (!Spelling.isVersion(version())) {
            problems.add("\"%s\" is no version: write digits, optionally dotted".formatted(version()));
        }
        if (!Spelling.isName(name())) {
            problems.add("\"%s\" is no name: write letters, digits, _, - and .".formatted(name()));
        }
        return problems;
    }

    Stream<IndexLine> lines() {
        return kinds.stream().map(kind -> new IndexLine(kind, version(), value("checksum"), className, name()));
    }

    String version() {
        return value("version");
    }

    private String name() {
        return value("name");
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }
}
