package dev.peng.benchmarks.serving;

import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.serving.Traffic.Request;
import java.util.List;

/**
 * How requests were served while a contestant was at work.
 *
 * @param outcome of its work, in a few words
 * @param seconds that it took
 * @param requests how many were due meanwhile
 * @param refused how many of them the server has refused
 * @param median of their times in seconds, counted from when they were due
 * @param p99 what 99 of 100 were served in
 * @param p999 what 999 of 1,000 were served in
 * @param longest of all
 * @param overTenth how many had to wait longer than a tenth of a second
 * @param overOne how many longer than a second
 */
record Shift(
        String outcome,
        double seconds,
        int requests,
        int refused,
        double median,
        double p99,
        double p999,
        double longest,
        int overTenth,
        int overOne) {

    static final String RIGHT = "right";

    static Shift of(String outcome, double seconds, List<Request> requests) {
        var times = requests.stream().map(Request::seconds).toList();
        return new Shift(
                outcome,
                seconds,
                times.size(),
                (int) requests.stream().filter(request -> !request.served()).count(),
                Numbers.quantile(times, 0.5),
                Numbers.quantile(times, 0.99),
                Numbers.quantile(times, 0.999),
                Numbers.quantile(times, 1),
                (int) times.stream().filter(time -> time > 0.1).count(),
                (int) times.stream().filter(time -> time > 1).count());
    }

    boolean right() {
        return outcome.equals(RIGHT);
    }
}
