package dk.pip.shared;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A table as the CSV (RFC 4180) that a Danish Excel opens with a double click: UTF-8 with a byte order mark, semicolons, CRLF.
/// A cell that Excel would take for a formula gets an apostrophe before it, which our import takes off again. Rows go out as
/// they come, so that a million take no more memory than one.
public final class CsvTable implements AutoCloseable {
  private final CsvWriter rows;

  private CsvTable(CsvWriter rows) {
    this.rows = rows;
  }

  /// Begins the table; the stream is closed with it.
  public static CsvTable open(OutputStream out) throws IOException {
    var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    text.write('\ufeff');
    return new CsvTable(CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).build(text));
  }

  public void row(String... cells) {
    row(Arrays.asList(cells));
  }

  public void row(List<String> cells) {
    rows.writeRecord(cells.stream().map(CsvTable::defused).toList());
  }

  private static String defused(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
