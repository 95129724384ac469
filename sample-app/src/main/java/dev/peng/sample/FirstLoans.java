package dev.peng.sample;

import dev.peng.seed.JavaSeed;
import dev.peng.source.Versioned;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lends some books to the members of development, the same ones on each machine. */
@Component
@Versioned(version = "20260202090000", name = "first_loans")
class FirstLoans implements JavaSeed {

    private static final int LOANS = 4;
    private static final int DAYS = 20;

    @Override
    public String profiles() {
        return "dev";
    }

    @Override
    public void run(JdbcClient jdbc) {
        var random = new Random(2026);
        var members =
                jdbc.sql("select id from member order by id").query(Long.class).list();
        var copies =
                jdbc.sql("select id from copy order by id").query(Long.class).list();
        for (var copy : copies.subList(0, LOANS)) {
            jdbc.sql("insert into loan (copy_id, member_id, lent_on) values (?, ?, current_date - ?::int)")
                    .params(copy, members.get(random.nextInt(members.size())), random.nextInt(DAYS))
                    .update();
        }
    }

    @Override
    public void undo(JdbcClient jdbc) {
        jdbc.sql("delete from loan").update();
    }
}
