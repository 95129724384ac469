package dev.peng.test;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/** Tells the database that a context is there which no application has started. */
final class AfterRefresh implements ApplicationListener<ContextRefreshedEvent> {

    @Override
    public void onApplicationEvent(ContextRefreshedEvent event) {
        event.getApplicationContext().getBeanProvider(TestDatabase.class).ifAvailable(TestDatabase::started);
    }
}
