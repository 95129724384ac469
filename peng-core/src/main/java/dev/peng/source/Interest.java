package dev.peng.source;

/** What is wanted of a file. */
public enum Interest {
    /** Nothing: it is passed over. */
    NONE,
    /** That it is there; it is read when somebody asks for its content. */
    NAME,
    /** Its content, which is read at once unless it is large. */
    SMALL_CONTENT,
    /** Its content, which is read at once. */
    CONTENT
}
