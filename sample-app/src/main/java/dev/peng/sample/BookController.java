package dev.peng.sample;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue. */
@RestController
class BookController {

    private final JdbcClient jdbc;

    BookController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A book on the shelves.
     *
     * @param isbn its number
     * @param title its title
     * @param author its first author
     * @param copies how many the library has
     * @param available how many of them are not lent
     */
    record Book(String isbn, String title, String author, int copies, int available) {}

    @GetMapping("/books")
    List<Book> books() {
        return this.jdbc.sql("""
                        select book.isbn, book.title, book.author, count(copy.id) as copies,
                               count(copy.id) - count(loan.id) as available
                          from book
                          left join copy on copy.isbn = book.isbn
                          left join loan on loan.copy_id = copy.id and loan.returned_on is null
                         group by book.isbn
                         order by book.title""").query(Book.class).list();
    }
}
