package dk.pip.editions.web;

import dk.pip.editions.Finding;
import java.util.List;

/// The form that brings a bundle in, with what was wrong with the last one.
public record ImportPage(List<Finding> findings, String fileName) {}
