package dev.peng.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A lending library whose schema and data are peng's. */
@NullMarked
@SpringBootApplication
public class LendingLibraryApplication {

    public static void main(String[] args) {
        SpringApplication.run(LendingLibraryApplication.class, args);
    }
}
