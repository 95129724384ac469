package dev.peng.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which profiles' seeds are in the database of a {@link PengTest}, beside the common ones; without it they are those
 * of the active profiles. On a class it is the setting {@code peng.seeds.profiles} of its context. On a method, which needs
 * {@link Isolation#METHOD}, the database holds migrations and these seeds alone, not what the application wrote when it
 * started. A profile that no seed is for fails the test.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface Seeds {

    /** The profiles, such as {@code dev}. */
    String[] value();
}
