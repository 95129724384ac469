package dev.peng.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A lending library whose schema and data are peng's. */
@SpringBootApplication
public class LendingLibraryApplication {

    /** Starts it on port 8080. */
    public static void main(String[] args) {
        SpringApplication.run(LendingLibraryApplication.class, args);
    }
}
