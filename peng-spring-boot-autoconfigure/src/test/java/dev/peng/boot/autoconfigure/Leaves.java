package dev.peng.boot.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.util.ReflectionUtils;

/** The components of nested records of peng, by their paths; {@code run.lock.timeout}, for example. */
final class Leaves {

    private Leaves() {}

    static Map<String, Object> of(Record value) {
        var leaves = new LinkedHashMap<String, Object>();
        for (var component : value.getClass().getRecordComponents()) {
            var part = read(component, value);
            if (isNested(component)) {
                of((Record) part).forEach((path, leaf) -> leaves.put(component.getName() + "." + path, leaf));
            } else {
                leaves.put(component.getName(), part);
            }
        }
        return leaves;
    }

    static Set<String> paths(Class<?> type) {
        var paths = new LinkedHashSet<String>();
        for (var component : type.getRecordComponents()) {
            if (isNested(component)) {
                paths(component.getType()).forEach(path -> paths.add(component.getName() + "." + path));
            } else {
                paths.add(component.getName());
            }
        }
        return paths;
    }

    private static boolean isNested(RecordComponent component) {
        return component.getType().isRecord();
    }

    private static Object read(RecordComponent component, Record value) {
        var accessor = component.getAccessor();
        ReflectionUtils.makeAccessible(accessor);
        return ReflectionUtils.invokeMethod(accessor, value);
    }
}
