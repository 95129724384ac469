package dev.peng.boot.actuate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The answer of {@code GET /actuator/peng/{part}}.
 *
 * @param asOf when files and history were read; of events and runs, when they were asked for
 * @param items the migrations, seeds, differences, events or runs
 */
public record PengPart(@Nullable Instant asOf, List<? extends Record> items) implements OperationResponseBody {}
