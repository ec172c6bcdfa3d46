package dk.pip.people.web;

/// A one-time link that works no more.
public record LinkGonePage() {}
