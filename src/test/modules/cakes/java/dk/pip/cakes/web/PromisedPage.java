package dk.pip.cakes.web;

import dk.pip.frame.PublicFrame;

/// How many cakes there will be, for everybody.
public record PromisedPage(PublicFrame frame, long cakes) {}
