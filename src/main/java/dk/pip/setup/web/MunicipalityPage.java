package dk.pip.setup.web;

import dk.pip.shared.Problems;

/// What the municipality says about itself.
public record MunicipalityPage(Place place, MunicipalityForm form, Problems problems) {}
