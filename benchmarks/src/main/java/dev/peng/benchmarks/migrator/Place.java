package dev.peng.benchmarks.migrator;

/** Where the scripts are. */
public enum Place {
    /** In a folder of the file system. */
    FOLDER,
    /** In a jar on the class path. */
    JAR
}
