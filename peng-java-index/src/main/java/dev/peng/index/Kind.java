package dev.peng.index;

import java.util.Locale;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What a class can be, by the interface that it implements; known by name, as peng's engine is not on the path here. */
enum Kind {
    MIGRATION("dev.peng.migration.JavaMigration"),
    SEED("dev.peng.seed.JavaSeed");

    private final String type;

    Kind(String type) {
        this.type = type;
    }

    boolean is(TypeElement candidate, Elements elements, Types types) {
        var wanted = elements.getTypeElement(this.type);
        return wanted != null && types.isAssignable(types.erasure(candidate.asType()), types.erasure(wanted.asType()));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
