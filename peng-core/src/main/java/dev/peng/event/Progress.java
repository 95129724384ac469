package dev.peng.event;

/**
 * How far a step is.
 *
 * @param bytes how much of its file was sent to the server
 * @param of the size of the file in bytes; 0 if that is not known, as of a step in Java
 * @param rows how many rows the server has inserted, updated or deleted for it, as far as it has answered
 */
public record Progress(long bytes, long of, long rows) {

    /** Nothing yet. */
    public static final Progress NONE = new Progress(0, 0, 0);
}
