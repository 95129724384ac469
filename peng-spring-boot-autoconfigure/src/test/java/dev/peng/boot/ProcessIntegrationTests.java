package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is left of a failed start: the exit code and the last lines of the log. */
class ProcessIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @Test
    void aFailedMigrationEndsTheProcessWithOneAndSaysWhereItFailed() throws Exception {
        this.application.scripts().table("1", "book").migration("2_titles", """
                        -- Titles are needed.
                        alter table book
                            alter column titel set not null;""", "select 1");

        var process = Ended.with(this.application.arguments());

        assertThat(process.code()).isEqualTo(1);
        assertThat(process.report())
                .containsSubsequence(
                        "Description:",
                        "migration 2_titles failed at ",
                        "2_titles.up.sql:2:1",
                        "alter table book",
                        "    ^",
                        "ERROR 42703: column \"titel\" of relation \"book\" does not exist",
                        "[STEP_FAILED]",
                        "Action:",
                        "Mend ",
                        "2_titles.up.sql:2:1 and start again");
        assertThat(process.output()).doesNotContain("\tat ", "Caused by", "Exception in thread");
    }

    @Test
    void aRefusedRunEndsTheProcessWithThreeAndNamesEveryProblem() throws Exception {
        this.application.scripts().table("2", "book");
        this.application.run().close();
        this.application.scripts().table("1", "late").with("migrations/3_member.up.sql", "create table member ()");

        var process = Ended.with(this.application.arguments());

        assertThat(process.code()).isEqualTo(3);
        assertThat(process.report())
                .containsSubsequence(
                        "Description:",
                        "refused up because of 2 problems, nothing was run:",
                        "3_member.up.sql: has no down file [MISSING_DOWN]",
                        "1_late.up.sql: comes late: it is pending, but 2 is applied already [OUT_OF_ORDER]",
                        "Action:",
                        "Add it ",
                        "Give it a version above that, or set peng.migrations.out-of-order=warn.");
        assertThat(process.output()).doesNotContain("\tat ", "Caused by", "Exception in thread");
        assertThat(this.application.database().hasTable("late")).isFalse();
    }
}
