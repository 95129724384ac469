package dev.peng.error;

/**
 * A place in a file: lines and columns count from 1, columns in characters (code points), as PostgreSQL counts them.
 *
 * @param file the file as its reader would name it
 * @param line the line, or 0 for the file as a whole
 * @param column the column, or 0 for the line as a whole
 */
public record Place(String file, int line, int column) {

    public Place {
        if (file.isBlank() || line < 0 || column < 0) {
            throw new IllegalArgumentException("no such place: " + file + ":" + line + ":" + column);
        }
    }

    /** The file as a whole. */
    public static Place in(String file) {
        return new Place(file, 0, 0);
    }

    /** {@code file}, {@code file:line} or {@code file:line:column}. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
