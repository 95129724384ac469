package dev.peng.sample;

import dev.peng.migration.JavaMigration;
import dev.peng.source.Versioned;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rewrites the ten-digit numbers of the card catalogue, whose check digits SQL would compute badly. */
@Component
@Versioned(version = "20260127090000", name = "thirteen_digit_isbn")
class ThirteenDigitIsbn implements JavaMigration {

    @Override
    public void up(JdbcClient jdbc) {
        rewrite(jdbc, "select isbn from book where length(isbn) = 10", Isbn::thirteenOf);
        jdbc.sql("alter table book add constraint isbn_has_13_digits check (isbn ~ '^[0-9]{13}$')")
                .update();
    }

    @Override
    public void down(JdbcClient jdbc) {
        jdbc.sql("alter table book drop constraint isbn_has_13_digits").update();
        rewrite(jdbc, "select isbn from book where isbn like '978%' and published < 2007", Isbn::tenOf);
    }

    private static void rewrite(JdbcClient jdbc, String select, UnaryOperator<String> rule) {
        List<String> numbers = jdbc.sql(select).query(String.class).list();
        for (var number : numbers) {
            jdbc.sql("update book set isbn = ? where isbn = ?")
                    .params(rule.apply(number), number)
                    .update();
        }
    }
}
