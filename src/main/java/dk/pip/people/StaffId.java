package dk.pip.people;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names somebody with an account.
public record StaffId(UUID value) implements Id {}
