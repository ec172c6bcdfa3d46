package dk.pip.newsroom;

import dk.pip.editions.EditionId;
import dk.pip.editions.EditionSummary;
import dk.pip.editions.Editions;
import dk.pip.mail.Letter;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.settings.Settings;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import dk.pip.shared.Texts;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Thanks those whose stories came out in an edition, each once, with the way to what they wrote.
@Service
public class Thanks {
  private final JdbcClient jdbc;
  private final Editions editions;
  private final NewsroomStories stories;
  private final People people;
  private final Outbox outbox;
  private final Municipality municipality;
  private final Settings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Thanks(
      JdbcClient jdbc,
      Editions editions,
      NewsroomStories stories,
      People people,
      Outbox outbox,
      Municipality municipality,
      Settings settings,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.editions = editions;
    this.stories = stories;
    this.people = people;
    this.outbox = outbox;
    this.municipality = municipality;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Somebody whose stories came out.
  ///
  /// @param stories their headlines, by where readers find them
  /// @param thankedAt null where nobody has thanked them for that edition
  public record Contributor(StaffId id, String name, String mail, Map<String, String> stories, @Nullable Instant thankedAt) {}

  /// An edition that readers can see, with those who wrote in it by name; empty where they can't see it.
  public Optional<List<Contributor>> contributors(EditionSummary edition) {
    var placed = editions.publishedStories(edition.id());
    if (edition.version() == null || edition.isWithdrawn()) {
      return Optional.empty();
    }
    var thanked = thanked(edition.id());
    var byWriter = new LinkedHashMap<StaffId, Map<String, String>>();
    var known = stories.findAll(placed.keySet());
    known.forEach(
        story -> {
          var place = placed.get(story.id());
          if (place != null) {
            byWriter.computeIfAbsent(story.writer(), _ -> new LinkedHashMap<>()).put(place.path(), story.headline());
          }
        });
    var contributors = new ArrayList<Contributor>();
    byWriter.forEach(
        (id, written) ->
            people
                .findAccount(id)
                .filter(account -> !account.disabled())
                .ifPresent(account -> contributors.add(new Contributor(id, account.name(), account.mail(), written, thanked.get(id)))));
    contributors.sort(Comparator.comparing(Contributor::name));
    return Optional.of(contributors);
  }

  private Map<StaffId, Instant> thanked(EditionId edition) {
    var thanked = new HashMap<StaffId, Instant>();
    jdbc.sql("select staff_id, sent_at from newsroom.thanks where edition_id = :edition")
        .params(Params.of("edition", edition).toMap())
        .query(
            row -> {
              thanked.put(new StaffId(row.getObject("staff_id", UUID.class)), Rows.instant(row, "sent_at"));
            });
    return thanked;
  }

  /// Thanks all who weren't thanked yet, but not whoever sends it.
  ///
  /// @return how many letters are on their way; empty where the site's address is not in the settings
  public Optional<Integer> send(Staff by, EditionSummary edition) {
    var site = municipality.imprint().site();
    if (site == null) {
      return Optional.empty();
    }
    var sent = 0;
    for (var contributor : contributors(edition).orElse(List.of())) {
      if (!contributor.id().equals(by.id()) && contributor.thankedAt() == null && send(by, edition, contributor, site)) {
        sent++;
      }
    }
    outbox.sendDue();
    return Optional.of(sent);
  }

  private boolean send(Staff by, EditionSummary edition, Contributor contributor, URI site) {
    var to = MailAddress.parse(contributor.mail()).orElse(null);
    if (to == null) {
      return false;
    }
    return Boolean.TRUE.equals(
        transaction.execute(
            _ -> {
              var isFirst = note(by, edition, contributor);
              if (isFirst) {
                outbox.keep("newsroom.letter.thanks", to, letter(by, edition, contributor, site).message(to, clock.instant()), Outbox.TRIED_FOR);
              }
              return isFirst;
            }));
  }

  /// @return false where somebody else has just thanked them
  private boolean note(Staff by, EditionSummary edition, Contributor contributor) {
    var sql = "insert into newsroom.thanks (edition_id, staff_id, sent_at, sent_by) values (:edition, :to, :at, :by) on conflict do nothing";
    return jdbc.sql(sql).params(Params.of("edition", edition.id()).and("to", contributor.id()).and("at", clock.instant()).and("by", by.id()).toMap()).update() == 1;
  }

  private Letter letter(Staff by, EditionSummary edition, Contributor contributor, URI site) {
    var imprint = municipality.imprint();
    var texts = Texts.in(settings.language());
    var first = contributor.stories().entrySet().iterator().next();
    var headlines = String.join(", ", contributor.stories().values().stream().map(headline -> "»" + headline + "«").toList());
    return new Letter(
        texts,
        imprint,
        texts.get("newsroom.letter.thanks.subject", imprint.newsletter()),
        List.of(texts.get("newsroom.letter.thanks.text", contributor.name(), headlines, edition.title()), texts.get("newsroom.letter.thanks.from", by.name())),
        texts.get("newsroom.letter.thanks.act"),
        site + first.getKey(),
        texts.get("newsroom.letter.last", imprint.newsletter()));
  }
}
