package dk.pip.commitments.web;

import dk.pip.commitments.CommitmentOverview;
import dk.pip.frame.PublicFrame;
import java.util.List;

/// Promises within a page of another site.
///
/// @param all the address of the list of all that are like these
public record PromiseEmbedPage(PublicFrame frame, String heading, String all, CommitmentOverview overview, List<PromiseItem> items) {}
