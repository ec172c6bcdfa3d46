package dk.pip.mailing.engine;

import dk.pip.mailcheck.SampleMail;
import dk.pip.readers.ReaderList;
import dk.pip.readers.Readers;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The newest mailing's mail as a reader on one of its lists would get it, for the check of mail: what the engine writes into
/// the header can be seen there only. A list that one can leave comes first, as it has more of that.
@Service
class ReaderSample implements SampleMail {
  private static final int NOBODY = 0;
  private static final String SOMEBODY = "laeser@example.org";

  private final JdbcClient jdbc;
  private final MailTemplates templates;
  private final Readers readers;

  ReaderSample(JdbcClient jdbc, MailTemplates templates, Readers readers) {
    this.jdbc = jdbc;
    this.templates = templates;
    this.readers = readers;
  }

  private record Newest(long mailing, Set<UUID> lists) {}

  @Override
  public Optional<Sample> sample() {
    return jdbc.sql("select id, lists from mailing.mailing where cardinality(lists) > 0 order by id desc limit 1")
        .query((row, _) -> new Newest(row.getLong("id"), Set.of((UUID[]) row.getArray("lists").getArray())))
        .optional()
        .flatMap(
            newest ->
                readers.lists().stream()
                    .filter(list -> newest.lists().contains(list.id().value()))
                    .min(Comparator.comparing(ReaderList::mandatory))
                    .map(list -> new Sample(message(newest.mailing(), list), !list.mandatory())));
  }

  private byte[] message(long mailing, ReaderList list) {
    var template = templates.read(mailing);
    var delivery = new Delivery(template, null, mailing, 0, NOBODY, list.id().value(), SOMEBODY, "", 0);
    return template.letter(delivery).whole();
  }
}
