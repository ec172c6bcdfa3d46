package dk.pip.readers;

import dk.pip.shared.CharsetGuess;
import dk.pip.shared.Params;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps files on their way in, in pieces, so that any node can read them and none has to hold them:
/// `readers.import_chunk`.
@Repository
class ImportFiles {
  private static final int CHUNK = 512 * 1024;

  private final JdbcClient jdbc;

  ImportFiles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param bytes how many came
  record Stored(long bytes, String charset) {}

  Stored store(ImportId id, InputStream file) throws IOException {
    var guess = new CharsetGuess();
    var total = 0L;
    for (var number = 0; ; number++) {
      var chunk = file.readNBytes(CHUNK);
      if (chunk.length == 0) {
        return new Stored(total, guess.guess().name());
      }
      guess.add(chunk, chunk.length);
      total += chunk.length;
      var sql = "insert into readers.import_chunk (import_id, number, content) values (:id, :number, :content)";
      jdbc.sql(sql).params(Params.of("id", id).and("number", number).and("content", chunk).toMap()).update();
    }
  }

  /// The file from its start. Closing it lets nothing go that would have to be.
  Chunks open(ImportId id) {
    return new Chunks(id);
  }

  /// Whether all of a file that is still to be read is there.
  boolean isWhole(ReaderImport file) {
    var needed =
        switch (file.state()) {
          case UPLOADED, WAITING, RUNNING -> true;
          case DONE, FAILED, UNDOING, UNDONE -> false;
        };
    if (!needed) {
      return true;
    }
    var sql = "select coalesce(sum(length(content)), 0) from readers.import_chunk where import_id = :id";
    return jdbc.sql(sql).params(Params.of("id", file.id()).toMap()).query(Long.class).single() == file.bytes();
  }

  void remove(ImportId id) {
    jdbc.sql("delete from readers.import_chunk where import_id = :id").params(Params.of("id", id).toMap()).update();
  }

  /// Reads a piece at a time.
  final class Chunks extends InputStream {
    private final ImportId id;
    private byte[] chunk = {};
    private int position;
    private int next;
    private long read;

    private Chunks(ImportId id) {
      this.id = id;
    }

    long bytesRead() {
      return read;
    }

    @Override
    public int read() {
      return fill() ? chunk[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      var count = Math.min(length, chunk.length - position);
      System.arraycopy(chunk, position, into, offset, count);
      position += count;
      read += count;
      return count;
    }

    private boolean fill() {
      if (position < chunk.length) {
        return true;
      }
      var sql = "select content from readers.import_chunk where import_id = :id and number = :number";
      var content =
          jdbc.sql(sql)
              .params(Params.of("id", id).and("number", next).toMap())
              .query((row, _) -> row.getBytes("content"))
              .optional();
      next++;
      chunk = content.orElse(new byte[0]);
      position = 0;
      return chunk.length > 0;
    }
  }
}
