package dk.pip.operations;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The settings of this installation.
///
/// @param databaseUrl `jdbc:postgresql://…`, or null for a PostgreSQL of Pip's own in the data folder
public record Settings(
    int port,
    Path data,
    @Nullable String databaseUrl,
    @Nullable String databaseUser,
    @Nullable String databasePassword,
    boolean demo) {}
