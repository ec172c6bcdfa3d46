package dk.pip.editions.render;

import java.time.Instant;

/// What calendars know an invitation by, through all versions of its edition (RFC 5545).
///
/// @param key the last part of the file's address: `aabent-hus`
/// @param uid the event's name in every calendar that took it in
/// @param sequence how many times the event itself was changed since it first came out
/// @param stamp when it was last changed
public record CalendarEntry(String key, String uid, int sequence, Instant stamp) {}
