package dev.peng.boot;

import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Leaves a mark in a context before it is refreshed, so that conditions can see it. */
final class ApplicationStartListener implements SpringApplicationRunListener {

    @Override
    public void contextPrepared(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("pengApplicationStart", new ApplicationStart());
    }
}
