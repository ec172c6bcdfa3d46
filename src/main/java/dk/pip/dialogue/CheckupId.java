package dk.pip.dialogue;

import dk.pip.shared.Id;
import java.util.UUID;

public record CheckupId(UUID value) implements Id {}
