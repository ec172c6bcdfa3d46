package dk.pip.readers.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/// Writes a CSV file that Danish Excel opens with a double click: UTF-8 with a byte order mark, semicolons, CRLF. Cells
/// that Excel would take for formulas get an apostrophe before them (OWASP: CSV injection).
final class CsvOut {
  private final CsvWriter writer;

  private CsvOut(CsvWriter writer) {
    this.writer = writer;
  }

  /// Sends the file while its rows are read.
  static void send(HttpServletResponse response, String fileName, Consumer<CsvOut> rows) throws IOException {
    response.setContentType("text/csv;charset=utf-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    response.setHeader("Cache-Control", "no-store");
    var text = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    text.write('\ufeff');
    try (var writer = CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).build(text)) {
      rows.accept(new CsvOut(writer));
    }
  }

  void row(String... cells) {
    writer.writeRecord(Arrays.stream(cells).map(CsvOut::defused).toList());
  }

  static String defused(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
