package dk.pip.editions;

import dk.pip.documents.DocumentKind;
import dk.pip.documents.DocumentSource;
import dk.pip.shared.Params;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives attachments to be read.
@Component
class AttachmentDocuments implements DocumentSource {
  private final JdbcClient jdbc;
  private final AttachmentStore attachments;
  private final Clock clock;

  AttachmentDocuments(JdbcClient jdbc, AttachmentStore attachments, Clock clock) {
    this.jdbc = jdbc;
    this.attachments = attachments;
    this.clock = clock;
  }

  @Override
  public List<Offer> offer(int most) {
    var sql =
        """
        update editions.attachment
           set offered_at = :now
         where sha256 in (select sha256
                            from editions.attachment
                           where offered_at is null
                           order by sha256
                           limit :most
                             for update skip locked)
        returning sha256, kind
        """;
    return jdbc.sql(sql)
        .params(Params.of("now", clock.instant()).and("most", most).toMap())
        .query((row, _) -> new Offer(row.getString("sha256"), DocumentKind.valueOf(row.getString("kind"))))
        .list();
  }

  @Override
  public Optional<byte[]> find(String sha256) {
    return attachments.find(sha256).map(Attachment::bytes);
  }

  @Override
  public Set<String> there(Collection<String> sha256s) {
    return attachments.facts(sha256s).keySet();
  }
}
