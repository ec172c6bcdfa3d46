package dk.pip.council;

import dk.pip.shared.Id;
import java.util.UUID;

public record DelegationId(UUID value) implements Id {}
