package dev.peng.comparison.stage;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** The application that all of them migrate: nothing but auto-configuration. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class Shop {

    /** For a process of its own. */
    public static void main(String[] args) {
        SpringApplication.run(Shop.class, args);
    }
}
