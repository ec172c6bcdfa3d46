package dk.pip.returns;

import dk.pip.readers.KeptElsewhere;
import dk.pip.readers.OwnPage;
import dk.pip.readers.ReaderId;
import java.util.List;
import org.springframework.stereotype.Component;

/// Tells readers which messages from them or about them are kept.
@Component
class ReturnsOfReader implements KeptElsewhere {
  private static final int MOST = 100;

  private final ReturnTable table;

  ReturnsOfReader(ReturnTable table) {
    this.table = table;
  }

  @Override
  public List<OwnPage.Event> about(ReaderId reader) {
    return table.of(reader, MOST).stream()
        .map(message -> new OwnPage.Event(message.receivedAt(), "returns.event." + message.kind().word(), message.subject()))
        .toList();
  }

  @Override
  public void forget(ReaderId reader) {
    table.forget(reader);
  }
}
