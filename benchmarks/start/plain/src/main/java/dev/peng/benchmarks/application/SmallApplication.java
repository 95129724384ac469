package dev.peng.benchmarks.application;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.sql.DataSource;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A web application with a database, of which it opens one connection. What migrates it is on the class path or not. */
@SpringBootApplication
public class SmallApplication {

    /** Starts it, and says what that has taken when standard input ends: the first request belongs to it. */
    public static void main(String[] args) throws IOException {
        SpringApplication.run(SmallApplication.class, args);
        System.in.readAllBytes();
        System.out.println("allocated bytes: " + allocatedBytes());
        System.out.println(
                "loaded classes: " + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
    }

    @Bean
    ApplicationRunner connection(DataSource database) {
        return arguments -> database.getConnection().close();
    }

    // Of threads that have ended nothing is known; the one that starts the application is this one.
    private static long allocatedBytes() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
