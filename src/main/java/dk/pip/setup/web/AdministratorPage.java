package dk.pip.setup.web;

import dk.pip.web.Problems;

/// The first administrator.
public record AdministratorPage(Place place, AdministratorForm form, Problems problems) {}
