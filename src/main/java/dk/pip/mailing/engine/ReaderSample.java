package dk.pip.mailing.engine;

import dk.pip.mailcheck.SampleMail;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The newest mailing's mail as a reader on its first list would get it, for the check of mail: what the engine writes into
/// the header can be seen there only.
@Service
class ReaderSample implements SampleMail {
  private static final int NOBODY = 0;
  private static final String SOMEBODY = "laeser@example.org";

  private final JdbcClient jdbc;
  private final Templates templates;

  ReaderSample(JdbcClient jdbc, Templates templates) {
    this.jdbc = jdbc;
    this.templates = templates;
  }

  private record Newest(long mailing, UUID list) {}

  @Override
  public Optional<Sample> sample() {
    return jdbc.sql("select id, lists[1] as list from mailing.mailing where cardinality(lists) > 0 order by id desc limit 1")
        .query((row, _) -> new Newest(row.getLong("id"), row.getObject("list", UUID.class)))
        .optional()
        .map(newest -> new Sample(message(newest), true));
  }

  private byte[] message(Newest newest) {
    var template = templates.read(newest.mailing());
    var delivery = new Delivery(template, null, newest.mailing(), 0, NOBODY, newest.list(), SOMEBODY, "", 0);
    var out = new ByteArrayOutputStream(64 * 1024);
    template.letter(delivery).parts().forEach(out::writeBytes);
    return out.toByteArray();
  }
}
