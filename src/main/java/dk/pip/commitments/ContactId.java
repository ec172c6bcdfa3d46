package dk.pip.commitments;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names a contact.
public record ContactId(UUID value) implements Id {}
