package dk.pip.editions;

import dk.pip.editions.PublishedText.Brought;
import dk.pip.editions.render.Speech;
import dk.pip.markdown.Markdown;
import dk.pip.pictures.Picture;
import dk.pip.shared.Audience;
import dk.pip.shared.Language;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import dk.pip.shared.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The texts of what readers see of editions now, for whoever makes something else of them, such as an index.
@Repository
public class PublishedTexts {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedTexts.class);
  private static final byte[] UNREAD = {};

  private final JdbcClient jdbc;
  private final WithheldPictures withheld;

  PublishedTexts(JdbcClient jdbc, WithheldPictures withheld) {
    this.jdbc = jdbc;
    this.withheld = withheld;
  }

  private record Newest(UUID publication, Audience audience, String slug, String title, String language, Instant firstAt) {}

  /// The editions that readers see, that which was changed last at the end.
  public List<EditionId> editions() {
    var sql =
        """
        select e.id
          from editions.edition e
         where exists (select 1 from editions.publication p where p.edition_id = e.id)
           and not exists (select 1 from editions.withdrawal w where w.edition_id = e.id)
         order by (select max(p.published_at) from editions.publication p where p.edition_id = e.id), e.id
        """;
    return jdbc.sql(sql).query((row, _) -> new EditionId(row.getObject("id", UUID.class))).list();
  }

  /// Those of them in which an attachment stands.
  public List<EditionId> editionsWith(String attachment) {
    var sql =
        """
        select distinct p.edition_id as id
          from editions.published_attachment f
          join editions.publication p on p.id = f.publication_id
         where f.attachment = :attachment
        """;
    return jdbc.sql(sql).param("attachment", attachment).query((row, _) -> new EditionId(row.getObject("id", UUID.class))).list();
  }

  /// Others that have a story at an address at which this one has one, or had.
  public List<EditionId> sharing(EditionId id) {
    var sql =
        """
        select distinct o.edition_id as id
          from editions.publication p
          join editions.published_story s on s.publication_id = p.id
          join editions.published_story t on t.path = s.path
          join editions.publication o on o.id = t.publication_id
         where p.edition_id = :id
           and o.edition_id <> :id
        """;
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query((row, _) -> new EditionId(row.getObject("id", UUID.class))).list();
  }

  /// The stories of an edition and the edition itself, unless it is only a story; nothing when readers don't see it.
  public List<PublishedText> of(EditionId id) {
    var newest = newest(id).orElse(null);
    if (newest == null) {
      return List.of();
    }
    try {
      return texts(newest, read(newest));
    } catch (BundleUnreadable e) {
      LOG.warn("Edition {} can't be read any more as it was published; what its lists say of it is all that is told: {}", id.value(), e.findings());
      return heads(newest);
    }
  }

  private Optional<Newest> newest(EditionId id) {
    var sql =
        """
        select p.id, e.audience, e.slug, p.title, p.language,
               (select min(f.published_at) from editions.publication f where f.edition_id = e.id) as first_at
          from editions.publication p
          join editions.edition e on e.id = p.edition_id
         where p.edition_id = :id
           and not exists (select 1 from editions.withdrawal w where w.edition_id = p.edition_id)
         order by p.version desc
         limit 1
        """;
    return jdbc.sql(sql)
        .params(Params.of("id", id).toMap())
        .query(
            (row, _) ->
                new Newest(
                    row.getObject("id", UUID.class),
                    Audience.valueOf(row.getString("audience")),
                    row.getString("slug"),
                    row.getString("title"),
                    Language.valueOf(row.getString("language")).tag(),
                    Rows.instant(row, "first_at")))
        .optional();
  }

  /// As it was published. Its pictures are only named, as nobody looks at them here.
  private Bundle read(Newest newest) {
    var zip = jdbc.sql("select bundle from editions.publication where id = :id").param("id", newest.publication()).query((row, _) -> row.getBytes(1)).single();
    try {
      return BundleReader.read(BundleFiles.readZip(new ByteArrayInputStream(zip)), (files, _) -> named(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Picture> named(BundleFiles files) {
    var pictures = new TreeMap<String, Picture>();
    files.files().forEach(
        (path, bytes) -> {
          if (path.startsWith("pictures/")) {
            pictures.put(path, new Picture(Sha256.hex(bytes), Picture.Format.JPEG, 1, 1, UNREAD));
          }
        });
    return pictures;
  }

  private List<PublishedText> texts(Newest newest, Bundle bundle) {
    var edition = bundle.edition();
    var gone = withheld.all();
    var shown = bundle.pictures().entrySet().stream().filter(picture -> !gone.contains(picture.getValue().sha256())).map(Map.Entry::getKey).collect(Collectors.toSet());
    var all = new ArrayList<PublishedText>();
    var stories = edition.stories();
    var paths = paths(newest);
    for (var i = 0; i < stories.size(); i++) {
      all.add(text(newest, edition, stories.get(i), paths.size() == stories.size() ? paths.get(i) : Addresses.story(edition, stories.get(i)), shown));
    }
    if (edition.isSingle()) {
      return all;
    }
    all.add(
        new PublishedText(
            Addresses.edition(newest.audience(), newest.slug()),
            false,
            newest.audience(),
            newest.language(),
            newest.title(),
            null,
            edition.blocks().stream().flatMap(PublishedTexts::words).filter(Objects::nonNull).collect(Collectors.joining("\n\n")),
            edition.blocks().stream().flatMap(PublishedTexts::pictures).flatMap(use -> words(use, shown)).toList(),
            List.of(),
            null,
            null,
            newest.firstAt()));
    return all;
  }

  private List<String> paths(Newest newest) {
    return jdbc.sql("select path from editions.published_story where publication_id = :id order by position")
        .params(Params.of("id", newest.publication()).toMap())
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static PublishedText text(Newest newest, Edition edition, Story story, String path, Set<String> shown) {
    var additions = story.additions();
    var text = new StringBuilder(Markdown.words(story.body()));
    var video = additions.video();
    if (video != null) {
      text.append("\n\n").append(video.title()).append("\n\n").append(Markdown.words(video.transcript()));
    }
    var press = additions.press();
    if (press != null) {
      text.append("\n\n").append(press.source()).append(": ").append(press.title());
    }
    var uses = Stream.of(story.picture(), video == null ? null : video.still()).filter(Objects::nonNull);
    var within = Markdown.pictures(story.body()).stream().filter(image -> shown.contains(image.getDestination())).flatMap(image -> Stream.of(Markdown.alt(image), Objects.requireNonNullElse(image.getTitle(), "")));
    return new PublishedText(
        path,
        true,
        edition.audience(),
        Speech.of(story.language(), edition.language()).text().tag(),
        story.headline(),
        story.standfirst(),
        text.toString(),
        Stream.concat(uses.flatMap(use -> words(use, shown)), within).filter(words -> !words.isBlank()).toList(),
        additions.attachments().stream().map(file -> new Brought(file.content().sha256(), file.title())).toList(),
        story.section(),
        story.byline(),
        newest.firstAt());
  }

  private static Stream<String> words(PictureUse use, Set<String> shown) {
    return shown.contains(use.file()) ? Stream.of(use.alt(), use.words()).filter(Objects::nonNull).filter(words -> !words.isBlank()) : Stream.of();
  }

  private static Stream<PictureUse> pictures(Block block) {
    return switch (block) {
      case Block.Pictures some -> some.pictures().stream();
      case Block.Video video -> Stream.ofNullable(video.still());
      default -> Stream.of();
    };
  }

  /// What stands in a block beside its stories, which are found by themselves.
  private static Stream<@Nullable String> words(Block block) {
    return switch (block) {
      case Block.Greeting greeting -> Stream.of(Markdown.words(greeting.text()));
      case Block.PullQuote quote -> Stream.of(quote.quote(), quote.source());
      case Block.Numbers numbers ->
          Stream.concat(Stream.of(numbers.title(), numbers.source()), numbers.figures().stream().map(figure -> figure.value() + " " + (figure.unit() == null ? "" : figure.unit() + " ") + figure.label()));
      case Block.Invitation invitation -> Stream.of(invitation.title(), plain(invitation.text()), invitation.place(), invitation.organiser());
      case Block.Quiz quiz -> Stream.concat(Stream.of(quiz.title(), quiz.question()), quiz.options().stream());
      case Block.Video video -> Stream.of(video.title(), plain(video.transcript()));
      case Block.PressMention mention -> Stream.of(mention.quote(), mention.source());
      case Block.VoteCall vote -> Stream.concat(Stream.of(vote.question(), plain(vote.text())), vote.options().stream());
      case Block.Thanks thanks -> Stream.of(thanks.title(), plain(thanks.text()));
      case Block.FollowUp follow -> Stream.concat(Stream.of(plain(follow.text())), follow.promises().stream().flatMap(it -> Stream.of(it.sentence(), it.words(), it.source())));
      case Block.InfoBox box -> Stream.of(box.title(), plain(box.text()));
      case Block.NextIssue next -> Stream.of(plain(next.text()));
      case Block.Pictures some -> Stream.of(some.title());
      case Block.AlsoInThisIssue _, Block.StoryInFull _, Block.StoryTeaser _ -> Stream.of();
    };
  }

  private static @Nullable String plain(@Nullable String text) {
    return text == null ? null : Markdown.words(text);
  }

  private List<PublishedText> heads(Newest newest) {
    var sql =
        """
        select path, headline, section, standfirst, byline, language
          from editions.published_story
         where publication_id = :id
         order by position
        """;
    return jdbc.sql(sql)
        .params(Params.of("id", newest.publication()).toMap())
        .query(
            (row, _) ->
                new PublishedText(
                    row.getString("path"),
                    true,
                    newest.audience(),
                    row.getString("language"),
                    row.getString("headline"),
                    row.getString("standfirst"),
                    "",
                    List.of(),
                    List.of(),
                    row.getString("section"),
                    row.getString("byline"),
                    newest.firstAt()))
        .list();
  }
}
