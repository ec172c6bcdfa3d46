package dk.pip.editions;

import dk.pip.shared.Params;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What readers see of an edition now.
@Repository
public class ShownEditions {
  private final JdbcClient jdbc;

  /// Public for commands that run beside the server.
  public ShownEditions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The newest version; empty when the edition has been withdrawn, or was never published.
  public Optional<PublicationId> newest(EditionId edition) {
    var sql =
        """
        select p.id
          from editions.publication p
         where p.edition_id = :id
           and not exists (select from editions.withdrawal w where w.edition_id = p.edition_id)
         order by p.version desc
         limit 1
        """;
    return jdbc.sql(sql).params(Params.of("id", edition).toMap()).query(UUID.class).optional().map(PublicationId::new);
  }

  public boolean isWithdrawn(EditionId edition) {
    return jdbc.sql("select exists (select from editions.withdrawal where edition_id = :id)")
        .params(Params.of("id", edition).toMap())
        .query(Boolean.class)
        .single();
  }
}
