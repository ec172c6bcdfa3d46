package dk.pip.dialogue;

import dk.pip.shared.Id;
import java.util.UUID;

public record TalkId(UUID value) implements Id {}
