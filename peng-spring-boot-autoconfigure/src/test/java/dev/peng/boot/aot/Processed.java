package dev.peng.boot.aot;

import java.util.function.Consumer;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.Compiled;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

/** A configuration that was processed ahead of time. */
final class Processed {

    private final TestGenerationContext generation = new TestGenerationContext();
    private ClassName initializer;

    /** Processes it with settings, more than once if need be. */
    Processed with(ClassLoader classLoader, Class<?> configuration, String... settings) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.setClassLoader(classLoader);
            set(context, settings);
            context.register(configuration);
            this.initializer = new ApplicationContextAotGenerator().processAheadOfTime(context, this.generation);
        }
        return this;
    }

    RuntimeHints hints() {
        return this.generation.getRuntimeHints();
    }

    String resource(String path) throws Exception {
        return this.generation.getGeneratedFiles().getGeneratedFileContent(Kind.RESOURCE, path);
    }

    /** Compiles it and starts it as often as somebody likes. */
    void compile(Consumer<Starter> starts) {
        this.generation.writeGeneratedContent();
        TestCompiler.forSystem().with(this.generation).compile(compiled -> starts.accept(new Starter(compiled)));
    }

    private static void set(ConfigurableApplicationContext context, String... settings) {
        TestPropertyValues.of(settings).applyTo(context);
        ConfigurationPropertySources.attach(context.getEnvironment());
    }

    /** Starts what was compiled. */
    final class Starter {

        private final Compiled compiled;

        private Starter(Compiled compiled) {
            this.compiled = compiled;
        }

        /** A context with other settings than those of the build. */
        @SuppressWarnings("unchecked")
        GenericApplicationContext start(String... settings) {
            var context = new GenericApplicationContext();
            set(context, settings);
            ApplicationContextInitializer<GenericApplicationContext> generated = this.compiled.getInstance(
                    ApplicationContextInitializer.class, Processed.this.initializer.reflectionName());
            generated.initialize(context);
            context.refresh();
            return context;
        }
    }
}
