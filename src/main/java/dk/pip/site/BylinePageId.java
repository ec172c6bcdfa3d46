package dk.pip.site;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names the page of somebody with a byline.
public record BylinePageId(UUID value) implements Id {}
