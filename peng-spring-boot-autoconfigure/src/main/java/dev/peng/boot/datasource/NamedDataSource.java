package dev.peng.boot.datasource;

import dev.peng.error.ConfigurationException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.StringUtils;

/**
 * Finds the {@code DataSource} that properties name: a bean, as another user if they name one as well; or a URL.
 */
public final class NamedDataSource {

    private final String prefix;
    private final String bean;
    private final PengConnectionDetails details;

    /**
     * @param prefix of its properties
     * @param bean name of a bean, if it is one
     * @param details its URL, user and password
     */
    public NamedDataSource(String prefix, @Nullable String bean, PengConnectionDetails details) {
        this.prefix = prefix;
        this.bean = bean == null ? "" : bean.strip();
        this.details = details;
    }

    /**
     * Connects to nothing yet.
     *
     * @throws ConfigurationException if there is none, or no telling which
     */
    public DataSource find(ListableBeanFactory beans) {
        var url = this.details.getJdbcUrl();
        if (!StringUtils.hasText(url)) {
            return ofTheBean(beans);
        }
        if (!this.bean.isEmpty()) {
            throw new ConfigurationException(
                    this.prefix + ".datasource names both a bean and a URL", "Remove one of them.");
        }
        return new Unpooled(this.prefix).to(url, this.details);
    }

    private DataSource ofTheBean(ListableBeanFactory beans) {
        if (this.bean.isEmpty() || !beans.containsBean(this.bean) || !beans.isTypeMatch(this.bean, DataSource.class)) {
            var candidates = BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, DataSource.class);
            throw new ConfigurationException(
                    this.bean.isEmpty()
                            ? this.prefix + " has no DataSource"
                            : this.prefix + ".datasource.bean: there is no DataSource \"" + this.bean + "\"",
                    "Set %1$s.datasource.url, or %1$s.datasource.bean to one of these: %2$s."
                            .formatted(this.prefix, String.join(", ", candidates)));
        }
        var dataSource = DataSourceLadder.notRouting(beans.getBean(this.bean, DataSource.class));
        return StringUtils.hasText(this.details.getUsername())
                ? new Unpooled(this.prefix).like(dataSource, this.details)
                : dataSource;
    }
}
