package dev.peng.script;

/** What the server may send for a statement. */
public enum Answer {
    /** That it is done. Such statements can be sent together, without waiting for each. */
    DONE,
    /** More than that, such as rows, which nobody wants, or notices, which belong to this statement: it is sent alone. */
    ROWS,
    /** That it waits for data: {@code copy … from stdin}. */
    DATA_IN,
    /** Data, which nobody wants: {@code copy … to stdout}. */
    DATA_OUT
}
