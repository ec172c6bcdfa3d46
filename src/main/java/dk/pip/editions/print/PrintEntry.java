package dk.pip.editions.print;

import org.jspecify.annotations.Nullable;

/// A line in the box "also in this issue": a story's short title, and the place on paper that it refers to.
///
/// @param language null where it is the edition's
record PrintEntry(String id, String title, @Nullable String language) {}
