package dev.peng.boot.actuate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The answer of {@code GET /actuator/peng/{part}}.
 *
 * @param asOf when files and history were read
 * @param items the migrations, seeds or differences
 */
public record PengPart(@Nullable Instant asOf, List<? extends Record> items) implements OperationResponseBody {}
