package dev.peng.seed;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.run.Obstacles;
import java.util.Optional;

/** Why a step of a seed cannot be run as things are, though nothing is wrong with what it runs. */
final class SeedObstacles {

    private SeedObstacles() {}

    static Optional<Problem> of(SeedPlan.Step step, boolean isShared) {
        var unfinished = step.unfinished();
        if (unfinished != null && unfinished.action() != step.action()) {
            return Optional.of(goesTheOtherWay(step, unfinished.action()));
        }
        return step.what().problems().isEmpty()
                ? Obstacles.of(step.what().origin(), step.what().work(), unfinished, isShared)
                : Optional.empty();
    }

    private static Problem goesTheOtherWay(SeedPlan.Step step, Action begun) {
        return new Problem(
                ErrorCode.UNFINISHED,
                Place.in(step.what().origin()),
                begun == Action.APPLY
                        ? step.seed().id() + " ended half way while it was applied"
                        : step.seed().id() + " ended half way while it was taken back",
                begun == Action.APPLY
                        ? "Go on with it by seed apply; with force it begins anew."
                        : "Go on with it by seed revert, or apply it anew with force.");
    }
}
