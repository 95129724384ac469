package dev.peng.seed;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.run.VersionedBean;
import dev.peng.source.Versioned;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;

/** Reads what Java seeds say of themselves, and says all that cannot be used. */
final class BeanReader {

    private static final String PROFILE = "org.springframework.context.annotation.Profile";

    private final List<Problem> problems;

    /** @param problems gets what is wrong */
    BeanReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** The seed of a bean; nothing if its version is not known. */
    Optional<BeanSeed> read(JavaSeed bean) {
        refuseProfile(bean);
        var terms = new SeedTerms(bean.policy(), profiles(bean), after(bean));
        try {
            var about = VersionedBean.of(bean);
            refuseUnnoticedChange(bean, about.said());
            return Optional.of(new BeanSeed(about, bean, terms));
        } catch (IllegalArgumentException e) {
            this.problems.add(VersionedBean.unusable(bean, "seed", e));
            return Optional.empty();
        }
    }

    private String profiles(JavaSeed bean) {
        var expression = bean.profiles();
        if (expression.isEmpty() || SeedSettings.isExpression(expression)) {
            return expression;
        }
        refuse(
                bean,
                "has the profiles \"%s\", which is no expression of profiles".formatted(expression),
                "Return one like dev, !prod or dev & !eu, or nothing for all.");
        return "";
    }

    private Optional<SeedTerms.After> after(JavaSeed bean) {
        var text = bean.after();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(SeedTerms.After.of(text));
        } catch (IllegalArgumentException e) {
            refuse(
                    bean,
                    "comes after \"%s\", which is no version".formatted(text),
                    "Return the version of a migration, and or-later behind it if need be.");
            return Optional.empty();
        }
    }

    // Which beans there are is no sign: another profile, or an image that was built without it, would look like a
    // deletion.
    private void refuseProfile(JavaSeed bean) {
        if (MergedAnnotations.from(ClassUtils.getUserClass(bean)).isPresent(PROFILE)) {
            refuse(
                    bean,
                    "has @Profile where profiles() is meant: under another profile it would look as if it had been deleted,"
                            + " and ahead-of-time processing decides for ever whether it exists",
                    "Remove @Profile and return the expression from profiles().");
        }
    }

    private void refuseUnnoticedChange(JavaSeed bean, Versioned said) {
        if (bean.policy() == SeedPolicy.ON_CHANGE && said.checksum().isEmpty()) {
            refuse(
                    bean,
                    "runs again when it was changed, but has no checksum that would show a change",
                    "Name one in @Versioned, and another one whenever the code changes.");
        }
    }

    private void refuse(JavaSeed bean, String message, String action) {
        this.problems.add(new Problem(
                ErrorCode.INVALID_BEAN, ClassUtils.getUserClass(bean).getName() + " " + message, action));
    }
}
