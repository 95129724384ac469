package dev.peng.boot.operation;

/** An operator has asked for something that cannot be asked for; nothing was done. */
public final class InvalidOperationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidOperationException(String message) {
        super(message);
    }
}
