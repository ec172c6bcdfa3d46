package dk.pip.council;

import dk.pip.shared.Id;
import java.util.UUID;

public record CouncilDayId(UUID value) implements Id {}
