package dk.pip.people.web;

import dk.pip.web.Problems;

/// The form that adds somebody.
public record AddPage(PersonForm form, Problems problems) {}
