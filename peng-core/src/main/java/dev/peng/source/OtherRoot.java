package dev.peng.source;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;

/**
 * A folder on the class path of an application server, or of a native image, that only Spring knows to search.
 *
 * @param location that it belongs to
 * @param url with a slash at the end
 * @param classLoader that has it
 */
record OtherRoot(Location location, URL url, ClassLoader classLoader) implements Root {

    // Not by its URL: a text does not know its class loader's way of opening it.
    @Override
    public void findFiles(Finds finds) throws IOException {
        var folder = decoded(url);
        var resolver = new PathMatchingResourcePatternResolver(classLoader);
        for (var resource : resolver.getResources("classpath*:" + location.path() + "/**/*")) {
            var file = resource.getURL();
            if (decoded(file).startsWith(folder) && resource.isReadable()) {
                var path = decoded(file).substring(folder.length());
                finds.add(path, file.toString(), () -> stamp(resource), resource, resource);
            }
        }
    }

    private static Stamp stamp(Resource resource) throws IOException {
        var size = resource.contentLength();
        return new Stamp(size + ":" + resource.lastModified(), size);
    }

    private static String decoded(URL url) {
        return StringUtils.uriDecode(url.getProtocol() + ":" + url.getPath(), StandardCharsets.UTF_8);
    }
}
