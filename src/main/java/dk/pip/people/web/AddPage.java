package dk.pip.people.web;

import dk.pip.shared.Problems;

/// The form that adds somebody.
public record AddPage(PersonForm form, Problems problems) {}
