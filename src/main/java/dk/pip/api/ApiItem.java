package dk.pip.api;

import java.time.Instant;

/// A thing in a list of the API.
///
/// @param id as it stands in its address
/// @param at when it came; what lists are in the order of, so it never changes
/// @param content what is shown of it in lists, a record
public record ApiItem(String id, Instant at, Object content) {}
