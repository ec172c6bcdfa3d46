package dk.pip.dialogue;

import dk.pip.shared.Id;
import java.util.UUID;

public record DialogueId(UUID value) implements Id {}
