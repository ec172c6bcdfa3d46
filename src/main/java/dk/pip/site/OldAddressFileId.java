package dk.pip.site;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names a file of old addresses.
public record OldAddressFileId(UUID value) implements Id {}
