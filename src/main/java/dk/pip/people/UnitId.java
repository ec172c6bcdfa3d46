package dk.pip.people;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names a unit.
public record UnitId(UUID value) implements Id {}
