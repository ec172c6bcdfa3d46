package dk.pip.editions;

import dk.pip.editions.render.MailRenderer;
import dk.pip.events.Events;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import dk.pip.shared.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Pictures that nobody may see any more. Whatever would show one, published or not, shows another of the same size in its
/// place, which says that it was taken away. What was published stays as it is kept, so that a picture can be given back.
@Repository
public class WithheldPictures {
  private static final Pattern ADDRESS = Pattern.compile("/billeder/([0-9a-f]{64})-(\\d{1,4})\\.jpg");

  private final JdbcClient jdbc;
  private final PictureStore store;
  private final Settings settings;
  // Those who hear of it set editions and mails with the pictures that are left.
  private final ObjectProvider<Events> events;
  private final Clock clock;

  WithheldPictures(JdbcClient jdbc, PictureStore store, Settings settings, ObjectProvider<Events> events, Clock clock) {
    this.jdbc = jdbc;
    this.store = store;
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  /// Takes pictures away from all who read, with what was scaled of them. Every node follows within a second; this one
  /// at once, when its pages are told to [PublishedPages#forget] after the transaction.
  public void withhold(Collection<String> sha256s, Instant at) {
    for (var picture : store.findAll(sha256s).values()) {
      add(picture, picture, at);
      // What mails have is addressed by its own content.
      Pictures.scaledTo(picture, MailRenderer.PICTURE_WIDTHS).forEach(scaled -> add(scaled, picture, at));
    }
    noteChange(sha256s);
  }

  private void add(Picture picture, Picture of, Instant at) {
    var sql =
        """
        insert into editions.withheld_picture (sha256, of_sha256, width, height, withheld_at)
        values (:sha256, :of, :width, :height, :at)
        on conflict do nothing
        """;
    jdbc.sql(sql)
        .params(
            Params.of("sha256", picture.sha256())
                .and("of", of.sha256())
                .and("width", picture.width())
                .and("height", picture.height())
                .and("at", at)
                .toMap())
        .update();
  }

  /// Lets everybody see them again.
  public void giveBack(Collection<String> sha256s) {
    jdbc.sql("delete from editions.withheld_picture where of_sha256 = any(:all)")
        .params(Params.of("all", sha256s.toArray(String[]::new)).toMap())
        .update();
    noteChange(sha256s);
  }

  private void noteChange(Collection<String> sha256s) {
    jdbc.sql("update editions.change set number = number + 1").update();
    events.getObject().publish(new WithheldPicturesChanged(clock.instant(), List.copyOf(sha256s)));
  }

  /// The hashes of all of them.
  Set<String> all() {
    return Set.copyOf(jdbc.sql("select sha256 from editions.withheld_picture").query((row, _) -> row.getString(1)).list());
  }

  /// What stands at the address of a picture that is withheld; empty for all other addresses.
  Optional<Picture> at(String path) {
    var address = ADDRESS.matcher(path);
    return address.matches()
        ? find(address.group(1)).map(size -> inPlaceOf(size.width(), size.height(), Integer.parseInt(address.group(2))))
        : Optional.empty();
  }

  private Optional<PictureStore.Size> find(String sha256) {
    return jdbc.sql("select width, height from editions.withheld_picture where sha256 = :sha256")
        .param("sha256", sha256)
        .query((row, _) -> new PictureStore.Size(row.getInt("width"), row.getInt("height")))
        .optional();
  }

  /// What stands in the place of a picture of this size, scaled to be at most so wide.
  public Picture inPlaceOf(int width, int height, int most) {
    var shown = Math.clamp(most, 1, width);
    return RemovedPicture.of(shown, Math.max(1, Math.round((float) height * shown / width)), words());
  }

  private String words() {
    return Texts.in(settings.language()).get("editions.removed.picture");
  }

  /// The pictures with others in the places of those that are withheld.
  Map<String, Picture> shown(Map<String, Picture> pictures) {
    var withheld = pictures.isEmpty() ? Set.<String>of() : all();
    if (pictures.values().stream().noneMatch(picture -> withheld.contains(picture.sha256()))) {
      return pictures;
    }
    var shown = new TreeMap<>(pictures);
    shown.replaceAll(
        (_, picture) -> withheld.contains(picture.sha256()) ? inPlaceOf(picture.width(), picture.height(), picture.width()) : picture);
    return shown;
  }

  /// The editions in which one of the pictures stands, the newest first: every version that is out, and the newest drafts.
  public List<PictureInEdition> editionsWith(Collection<String> sha256s) {
    var sql =
        """
        select distinct e.id, e.audience, e.slug, e.month, d.title,
               case when e.kind = 'SINGLE' then (select s.path from editions.published_story s where s.publication_id = p.id limit 1) end as story_path, p.version, p.published_at,
               case when p.version is null then true
                    else p.version = (select max(n.version) from editions.publication n where n.edition_id = e.id) end as newest,
               exists (select 1 from editions.withdrawal w where w.edition_id = e.id) as withdrawn
          from editions.draft_file f
          join editions.edition e on e.id = f.edition_id
          join editions.draft d on d.edition_id = f.edition_id and d.revision = f.revision
          left join editions.publication p on p.edition_id = f.edition_id and p.revision = f.revision
         where f.picture = any(:all)
           and (p.version is not null
                or f.revision = (select max(n.revision) from editions.draft n where n.edition_id = f.edition_id))
         order by e.month desc, e.slug, p.version desc nulls first
         limit 200
        """;
    return jdbc.sql(sql)
        .params(Params.of("all", sha256s.toArray(String[]::new)).toMap())
        .query(WithheldPictures::inEdition)
        .list();
  }

  /// The hashes of the pictures that stand in what was published.
  public List<String> picturesOf(PublicationId publication) {
    var sql =
        """
        select distinct f.picture
          from editions.publication p
          join editions.draft_file f on f.edition_id = p.edition_id and f.revision = p.revision
         where p.id = :id
           and f.picture is not null
        """;
    return jdbc.sql(sql).params(Params.of("id", publication).toMap()).query((row, _) -> row.getString(1)).list();
  }

  private static PictureInEdition inEdition(ResultSet row, int number) throws SQLException {
    var story = row.getString("story_path");
    return new PictureInEdition(
        new EditionId(row.getObject("id", UUID.class)),
        Audience.valueOf(row.getString("audience")),
        row.getString("slug"),
        story == null ? Addresses.edition(Audience.valueOf(row.getString("audience")), row.getString("slug")) : story,
        YearMonth.from(row.getObject("month", LocalDate.class)),
        row.getString("title"),
        row.getObject("version", Integer.class),
        Rows.instantOrNull(row, "published_at"),
        row.getBoolean("newest"),
        row.getBoolean("withdrawn"));
  }
}
