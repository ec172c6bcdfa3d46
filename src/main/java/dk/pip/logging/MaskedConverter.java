package dk.pip.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/// `%masked(…)` in a log pattern: what is inside, without what points to a person.
public class MaskedConverter extends CompositeConverter<ILoggingEvent> {
  @Override
  protected String transform(ILoggingEvent event, String text) {
    return Mask.personal(text);
  }
}
