package dev.peng.source;

import java.io.IOException;

/** A place on this machine where a {@link Location} has files; one on the class path can have several. */
sealed interface Root permits FolderRoot, IndexedRoot, JarRoot, OtherRoot {

    /** Hands over all files below it, in any order. */
    void findFiles(Finds finds) throws IOException;
}
