package dk.pip.setup.web;

import dk.pip.shared.Problems;

/// The first administrator.
public record AdministratorPage(Place place, AdministratorForm form, Problems problems) {}
