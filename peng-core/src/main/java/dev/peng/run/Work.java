package dev.peng.run;

import dev.peng.script.Script;
import dev.peng.session.Session;
import java.lang.reflect.UndeclaredThrowableException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is run in a step. */
public sealed interface Work {

    /** Whether one transaction holds it all, and its history row. */
    boolean isOneTransaction();

    /** A script. */
    record Statements(Script script) implements Work {

        @Override
        public boolean isOneTransaction() {
            return script.parts().size() == 1 && script.parts().get(0).transactional();
        }
    }

    /** Something else that peng does on its connection, in one transaction; it may be done again when it was rolled back. */
    non-sealed interface Load extends Work {

        /**
         * Does it, inside a transaction.
         *
         * @param session runs statements
         * @param schema where it may make a table that is gone before the transaction ends
         */
        void load(Session session, String schema);

        @Override
        default boolean isOneTransaction() {
            return true;
        }
    }

    /**
     * Java of the application.
     *
     * @param transactional whether it runs in the transaction of its history row
     * @param retryable whether it may be run again when it was rolled back
     * @param repeatable whether it may be run again when it was not
     * @param method what it does
     */
    record Code(boolean transactional, boolean retryable, boolean repeatable, Method method) implements Work {

        @Override
        public boolean isOneTransaction() {
            return transactional;
        }

        /** Runs it; a checked exception travels wrapped, and the step runner unwraps it again. */
        void run(JdbcClient jdbc) {
            try {
                method.run(jdbc);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                throw new UndeclaredThrowableException(e);
            }
        }
    }

    /** A method of a bean. */
    interface Method {
        void run(JdbcClient jdbc) throws Exception;
    }
}
