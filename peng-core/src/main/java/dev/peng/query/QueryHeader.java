package dev.peng.query;

import dev.peng.error.Place;
import dev.peng.error.Problem;
import java.util.List;

/**
 * The comments at the top of a query: what it is for, and what it wants to be given.
 *
 * @param description empty if there is none
 * @param declared its parameters, in their order
 * @param lastLine the number of its last line, 0 if there is no header
 * @param problems what is wrong with its lines
 */
record QueryHeader(String description, List<Declared> declared, int lastLine, List<Problem> problems) {

    QueryHeader {
        declared = List.copyOf(declared);
        problems = List.copyOf(problems);
    }

    List<QueryParameter> parameters() {
        return declared.stream().map(Declared::parameter).toList();
    }

    /**
     * A parameter, and where it is declared.
     *
     * @param parameter itself
     * @param place of its name
     */
    record Declared(QueryParameter parameter, Place place) {}
}
