package dk.pip.newsroom;

import dk.pip.events.DomainEvent;
import dk.pip.people.StaffId;
import java.time.Instant;
import java.time.LocalDate;

/// Somebody has said for another that they will fill a column.
///
/// @param month as `2026-03`
/// @param due until when
public record ColumnPromised(ColumnId column, String month, StaffId who, StaffId by, LocalDate due, Instant at) implements DomainEvent {}
