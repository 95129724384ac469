package dev.peng.error;

/** Something that peng did not foresee; the cause says what. */
public final class UnexpectedException extends PengException {

    private static final long serialVersionUID = 1L;

    public UnexpectedException(Throwable cause) {
        super(ErrorCode.UNEXPECTED, "peng did not foresee this: " + cause, cause);
    }

    @Override
    public String action() {
        return "What was committed is recorded. Look at the cause; if it is in peng, please report it.";
    }
}
