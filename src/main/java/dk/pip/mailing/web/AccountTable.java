package dk.pip.mailing.web;

import dk.pip.mailing.DeliveryState;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.io.Writer;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A mailing's account as the CSV that a Danish Excel opens by itself: UTF-8 with its mark, semicolons, and nothing in a
/// field that it takes for a formula.
final class AccountTable {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private AccountTable() {}

  static void head(Writer out, Texts texts) throws IOException {
    out.write('\ufeff');
    line(out, Arrays.asList(texts.get("mailing.table.columns").split(";")));
  }

  static void line(Writer out, DeliveryState delivery, Texts texts) throws IOException {
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
    line(out, cells);
  }

  private static void line(Writer out, List<String> cells) throws IOException {
    out.write(cells.stream().map(AccountTable::cell).collect(Collectors.joining(";", "", "\r\n")));
  }

  /// Excel runs what begins with one of these; an apostrophe before it makes it text.
  private static String cell(String text) {
    var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.matches("(?s).*[;\"\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
