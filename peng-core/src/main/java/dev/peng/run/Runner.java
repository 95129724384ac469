package dev.peng.run;

import dev.peng.error.LockHolder;
import dev.peng.error.PengException;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.error.UnexpectedException;
import dev.peng.event.PengEvent.LockWaiting;
import dev.peng.event.PengEvent.RunFailed;
import dev.peng.event.PengListener;
import dev.peng.event.PengListeners;
import dev.peng.event.Verb;
import dev.peng.history.History;
import dev.peng.run.Course.Turn;
import dev.peng.session.Cancellation;
import dev.peng.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The course that every verb takes:
 *
 * <ol>
 *   <li>look: plan from what the history shows; if there is nothing to do, that was all;
 *   <li>refuse what cannot be run whatever the history says;
 *   <li>lock: wait until no other run is at work, and look again before each try;
 *   <li>plan under the lock: this is the plan that counts, and it is refused if it has a problem;
 *   <li>run each step in one transaction with its history row;
 *   <li>report.
 * </ol>
 *
 * Several tasks are taken together: one connection, one lock, and a problem of any of them refuses all. Thread-safe; each
 * call has a session of its own.
 */
public final class Runner {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    private final DataSource dataSource;
    private final RunSettings settings;
    private final PengListener listener;

    /**
     * @param dataSource where to borrow connections
     * @param settings of every run
     * @param listener hears what happens
     */
    public Runner(DataSource dataSource, RunSettings settings, PengListener listener) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.listener = listener;
    }

    /** The same for runs that somebody in particular has asked for. */
    public Runner actingAs(String actor) {
        return new Runner(this.dataSource, this.settings.withActor(actor), this.listener);
    }

    /** The same for runs that can be cancelled. */
    public Runner cancelledBy(Cancellation cancellation) {
        return new Runner(cancellation.watching(this.dataSource), this.settings, this.listener);
    }

    /** The same for runs that somebody else hears of, too. */
    public Runner listening(PengListener more) {
        return new Runner(this.dataSource, this.settings, new PengListeners(List.of(this.listener, more)));
    }

    /** Reads the history, without the lock. */
    public <T> T read(Function<History, T> reading) {
        try (var session = Session.open(this.dataSource, this.settings.session())) {
            return reading.apply(History.visible(session, this.settings.history()));
        }
    }

    /** The same for a plan, which depends on what is between here and the server. */
    public <T> T foresee(Function<History, T> planning) {
        try (var session = Session.open(this.dataSource, this.settings.session())) {
            session.recognisePooler();
            return planning.apply(History.visible(session, this.settings.history()));
        }
    }

    /** What tasks would have to do, for somebody who is not to do it. */
    public Outlook outlook(List<? extends Task<?>> tasks) {
        return new Outlook(tasks, this, this.settings.lock(), this.listener);
    }

    /**
     * Runs a task.
     *
     * @throws PengException if the plan was refused, the lock was not free in time, or a step failed
     */
    public <R> R run(Task<R> task) {
        run(List.of(task));
        return task.report();
    }

    /**
     * Runs several tasks, one after the other.
     *
     * @throws PengException if one of the plans was refused (then nothing was run), the lock was not free in time, or a
     *     step failed
     */
    public void run(List<? extends Task<?>> tasks) {
        var courses = tasks.stream()
                .<Course>map(task -> new Course(task, this.listener))
                .toList();
        try (var session = Session.open(this.dataSource, this.settings.session())) {
            lookAndRun(session, courses);
            courses.forEach(Course::finish);
        } catch (PengException e) {
            this.listener.onEvent(new RunFailed(current(courses), e));
            throw e;
        } catch (RuntimeException | Error e) {
            var failure = new UnexpectedException(e);
            this.listener.onEvent(new RunFailed(current(courses), failure));
            throw failure;
        }
    }

    private void lookAndRun(Session session, List<Course> courses) {
        if (isNeeded(session, courses)) {
            if (courses.stream().anyMatch(course -> course.plan().isHopeless())) {
                throw refused(courses);
            }
            History.exclusively(
                    session,
                    this.settings.history(),
                    this.settings.lock(),
                    () -> isNeeded(session, courses),
                    (holder, waited) -> waiting(current(courses), holder, waited),
                    history -> runUnderLock(session, history, courses));
        }
    }

    // The history may come into being while this run waits, so it is looked for each time.
    private boolean isNeeded(Session session, List<Course> courses) {
        var history = History.visible(session, this.settings.history());
        courses.forEach(course -> course.plan(history));
        return courses.stream().anyMatch(course -> !course.plan().isNothing());
    }

    private void runUnderLock(Session session, History history, List<Course> courses) {
        courses.forEach(course -> course.plan(history));
        if (courses.stream().anyMatch(course -> !course.plan().problems().isEmpty())) {
            throw refused(courses);
        }
        var tables = history.withTables();
        var waiting = new ArrayList<>(courses.stream().map(Course::turns).toList());
        while (!waiting.isEmpty()) {
            // The first of those that come first; each course keeps its order.
            var next = Collections.min(waiting, Comparator.comparing(Deque::element, Turn.ORDER));
            take(next.remove(), session, tables, courses);
            waiting.removeIf(Deque::isEmpty);
        }
    }

    private void take(Turn turn, Session session, History tables, List<Course> courses) {
        var course = turn.course();
        if (courses.stream().anyMatch(Course::isUnderWay)) {
            course.begin();
        }
        try {
            if (turn.step() >= 0) {
                course.run(turn.step(), session, tables, this.settings.retries());
            }
        } catch (RuntimeException | Error e) {
            course.blame();
            courses.forEach(other -> other.fail(tables, e));
            throw e;
        }
        if (turn.step() == course.plan().stepIds().size() - 1) {
            course.finish();
            courses.forEach(Course::begin);
        }
    }

    private void waiting(Verb verb, @Nullable LockHolder holder, Duration waited) {
        log.info("waiting for another run, {}", holder == null ? "its holder is not known" : holder);
        this.listener.onEvent(new LockWaiting(verb, holder, waited));
    }

    // The verb of the course that has failed, or else of the first that is not finished.
    private static Verb current(List<Course> courses) {
        return courses.stream()
                .filter(Course::isBlamed)
                .findFirst()
                .or(() ->
                        courses.stream().filter(course -> !course.isFinished()).findFirst())
                .orElse(courses.get(courses.size() - 1))
                .verb();
    }

    private static ProblemsException refused(List<Course> courses) {
        var verbs = courses.stream()
                .filter(course -> !course.plan().problems().isEmpty())
                .map(course -> course.verb().toString())
                .collect(Collectors.joining(" and "));
        List<Problem> problems = courses.stream()
                .flatMap(course -> course.plan().problems().stream())
                .toList();
        return new ProblemsException(verbs, problems);
    }
}
