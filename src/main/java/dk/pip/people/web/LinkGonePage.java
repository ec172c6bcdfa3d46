package dk.pip.people.web;

/// A one-time link that works no more.
///
/// @param help what to do about it, as a catalogue key
public record LinkGonePage(String help) {}
