package dk.pip.events;

/// Something that has happened in a module and that others may act on. A record of ids, numbers, times and short texts, which
/// is kept as JSON until everybody has had it; nothing in it about a person. Its simple name is kept with it, so that a
/// record that is renamed, or loses a component, leaves what waits undeliverable.
public interface DomainEvent {}
