package dk.pip.commitments.web;

import dk.pip.commitments.CommitmentCounts;
import dk.pip.shared.Texts;
import java.util.List;

/// What stands beside a front page of what was promised.
///
/// @param promises the address of the list of all
/// @param late some, the one that has waited longest first
/// @param kept some, the latest first
public record PromiseBox(Texts texts, String promises, CommitmentCounts counts, List<PromiseItem> late, List<PromiseItem> kept) {}
