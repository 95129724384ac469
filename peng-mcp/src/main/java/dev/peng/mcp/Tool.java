package dev.peng.mcp;

import dev.peng.Peng;
import java.util.function.Function;

/**
 * One thing that agents can ask for.
 *
 * @param name of the tool
 * @param title for people
 * @param description for agents: what it does, and when to call it
 * @param effect what it does to the world
 * @param input its arguments
 * @param output the record that it answers with
 * @param work answers a call
 */
record Tool(
        String name,
        String title,
        String description,
        Effect effect,
        Schema input,
        Class<? extends Record> output,
        Function<Call, Record> work) {

    /** One that asks to be confirmed takes one argument more. */
    Tool {
        if (effect.needsConfirmation()) {
            input = input.flag(
                    "confirm", "Must be true. Set it only after a person has agreed: this can take data away.");
        }
    }

    /**
     * A call of it.
     *
     * @param arguments what it was called with
     * @param workplace what it works on
     * @param watched makes a run cancellable, and tells the client how far it is
     */
    record Call(Arguments arguments, Workplace workplace, Function<Peng, Peng> watched) {

        Peng peng() {
            return watched.apply(workplace.peng());
        }
    }
}
