package dev.peng.sample;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Members and what they have not brought back. */
@RestController
class MemberController {

    private final JdbcClient jdbc;

    MemberController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A member.
     *
     * @param name full name
     * @param email where reminders go
     * @param joinedOn first day
     */
    record Member(String name, String email, LocalDate joinedOn) {}

    /**
     * A loan whose time is up.
     *
     * @param member who has the book
     * @param title which book
     * @param dueOn when it should have been back
     */
    record OverdueLoan(String member, String title, LocalDate dueOn) {}

    @GetMapping("/members")
    List<Member> members() {
        return this.jdbc
                .sql("select name, email, joined_on from member order by name")
                .query(Member.class)
                .list();
    }

    @GetMapping("/loans/overdue")
    List<OverdueLoan> overdueLoans() {
        return this.jdbc
                .sql("select member, title, due_on from overdue_loan order by due_on")
                .query(OverdueLoan.class)
                .list();
    }
}
