package dev.peng.query;

import dev.peng.error.QueryFailedException;
import dev.peng.error.ServerError;
import dev.peng.session.Inquiry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts into words why the server has refused a query: itself, or a value that was given for one of its parameters. */
final class Refusal {

    /** Class 22 of the manual's appendix A: data that do not fit. */
    private static final String DATA = "22";

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private final ParsedQuery query;
    private final Arguments arguments;
    private final Check check;

    Refusal(ParsedQuery query, Arguments arguments, Check check) {
        this.query = query;
        this.arguments = arguments;
        this.check = check;
    }

    QueryFailedException of(Inquiry.Refused refused) {
        if (refused.said().sqlState().startsWith(DATA)) {
            for (var parameter : this.query.query().parameters()) {
                var value = this.arguments.value(parameter.name());
                var wrong = value == null ? null : this.check.fits(parameter, value);
                if (value != null && wrong != null && wrong.said().sqlState().startsWith(DATA)) {
                    return QueryFailedException.ofValue(
                            this.query.query().name(), parameter.label(), without(value, wrong.said()));
                }
            }
        }
        return QueryFailedException.of(
                this.query.query().name(), this.query.failedAt(refused.position()), refused.said(), refused);
    }

    // A value may be a secret, or long.
    private static ServerError without(String value, ServerError said) {
        var detail = said.detail();
        return new ServerError(
                said.sqlState(),
                without(value, said.message()),
                detail == null ? null : without(value, detail),
                said.hint(),
                null);
    }

    private static String without(String value, String text) {
        return QUOTED.matcher(text.replace("\"" + value + "\"", "\"…\""))
                .replaceAll(
                        found -> Matcher.quoteReplacement(value.contains(found.group(1)) ? "\"…\"" : found.group()));
    }

    /** Asks the server for a value alone. */
    interface Check {
        Inquiry.@Nullable Refused fits(QueryParameter parameter, String value);
    }
}
