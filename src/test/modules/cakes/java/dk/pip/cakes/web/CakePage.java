package dk.pip.cakes.web;

import java.util.List;

/// Which cakes there will be.
public record CakePage(List<String> cakes) {}
