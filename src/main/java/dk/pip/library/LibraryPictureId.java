package dk.pip.library;

import dk.pip.shared.Id;
import java.util.UUID;

public record LibraryPictureId(UUID value) implements Id {}
