package dk.pip.guides.web;

import dk.pip.frame.PublicFrame;

/// A guide, for whoever reads.
///
/// @param root the address of all of them
public record GuidePage(PublicFrame frame, String root, GuideContent content) {}
