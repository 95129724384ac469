package dev.peng.boot.actuate;

import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameter;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Refuses an operation over HTTP that was given an option nobody knows, such as a misspelt one: Spring Boot would pass it over,
 * and the operation would do more than was meant. JMX knows the parameters of its operations by itself.
 */
public final class UnknownOptionsAdvisor implements OperationInvokerAdvisor {

    private static final EndpointId PENG = EndpointId.of("peng");

    @Override
    public OperationInvoker apply(
            EndpointId endpoint, OperationType type, OperationParameters parameters, OperationInvoker invoker) {
        return endpoint.equals(PENG) && type == OperationType.WRITE && isOverHttp(parameters)
                ? refusingUnknownOptions(parameters, invoker)
                : invoker;
    }

    private static boolean isOverHttp(OperationParameters parameters) {
        return parameters.stream().anyMatch(parameter -> parameter.getType() == SecurityContext.class);
    }

    private static OperationInvoker refusingUnknownOptions(OperationParameters parameters, OperationInvoker invoker) {
        var known = parameters.stream()
                .filter(parameter -> parameter.getType() != SecurityContext.class)
                .map(OperationParameter::getName)
                .collect(Collectors.toSet());
        return context -> {
            var unknown = new TreeSet<>(context.getArguments().keySet());
            unknown.removeAll(known);
            return unknown.isEmpty()
                    ? invoker.invoke(context)
                    : new WebEndpointResponse<>(
                            OperationDescriptor.refused(
                                    verb(context),
                                    "there is no option %s; there are %s"
                                            .formatted(String.join(", ", unknown), options(known))),
                            WebEndpointResponse.STATUS_BAD_REQUEST);
        };
    }

    private static String options(Iterable<String> known) {
        var names = new TreeSet<String>();
        known.forEach(names::add);
        names.remove("verb");
        return String.join(", ", names);
    }

    private static String verb(InvocationContext context) {
        @Nullable Object verb = context.getArguments().get("verb");
        return verb instanceof String[] words ? String.join(" ", words) : String.valueOf(verb);
    }
}
