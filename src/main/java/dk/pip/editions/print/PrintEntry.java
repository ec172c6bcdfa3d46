package dk.pip.editions.print;

/// A line in the box "also in this issue": a story's short title, and the place on paper that it refers to.
record PrintEntry(String id, String title) {}
