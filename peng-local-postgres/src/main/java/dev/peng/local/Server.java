package dev.peng.local;

/** A running server, however it came to be. */
interface Server {

    String host();

    int port();

    String username();

    String password();

    /** The folder or the image it runs from, for people to read. */
    String location();

    /** Stops it and removes what it should not leave behind; does not throw. */
    void stop();
}
