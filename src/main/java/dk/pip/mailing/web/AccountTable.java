package dk.pip.mailing.web;

import dk.pip.mailing.DeliveryState;
import dk.pip.shared.CsvTable;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;

/// A mailing's account as a table.
final class AccountTable {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private AccountTable() {}

  static void head(CsvTable table, Texts texts) {
    table.row(texts.get("mailing.table.columns").split(";"));
  }

  static void line(CsvTable table, DeliveryState delivery, Texts texts) {
    var at = delivery.settledAt();
    var cells = new ArrayList<String>();
    cells.add(Integer.toString(delivery.number()));
    cells.add(delivery.address());
    cells.add(delivery.name());
    cells.add(texts.get("mailing.table." + delivery.kind().name().toLowerCase(Locale.ROOT)));
    cells.add(at == null ? "" : TIME.format(Dates.local(at)));
    cells.add(Integer.toString(delivery.attempts()));
    cells.add(delivery.code() == 0 ? "" : Integer.toString(delivery.code()));
    cells.add(delivery.answer());
    cells.add(delivery.maybeTwice() ? texts.get("mailing.table.doubtful") : "");
    table.row(cells);
  }
}
