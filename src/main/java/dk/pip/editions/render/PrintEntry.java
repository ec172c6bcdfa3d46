package dk.pip.editions.render;

/// A line in the box "also in this issue": a story's short title, and the place on paper that it refers to.
public record PrintEntry(String id, String title) {}
