package dev.peng.example;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application as a user has it. */
@SpringBootApplication(proxyBeanMethods = false)
class Library {}
