package dk.pip.ballot;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names a vote.
public record VoteId(UUID value) implements Id {}
