package dev.peng.error;

/** A setting has a value that peng cannot use. */
public final class ConfigurationException extends PengException {

    private static final long serialVersionUID = 1L;

    private final String action;

    public ConfigurationException(String message, String action) {
        super(ErrorCode.INVALID_CONFIGURATION, message, null);
        this.action = action;
    }

    @Override
    public String action() {
        return this.action;
    }
}
