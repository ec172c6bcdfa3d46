package dk.pip.dialogue;

import dk.pip.municipality.Municipality;
import dk.pip.papers.OnePage;
import dk.pip.papers.Paper;
import dk.pip.papers.Papers;
import dk.pip.papers.Part;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Lots;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door to leaflets: questions that a side uses with its own people before a talk, and the themes that it gathers.
@Service
public class Leaflets {
  public static final int MOST = 6;
  public static final int MOST_THEMES = 120;
  private static final int CODE = 10;
  private static final int CARDS = 8;

  private final LeafletTable table;
  private final Talks talks;
  private final Dialogues dialogues;
  private final Papers papers;
  private final Municipality municipality;
  private final Settings settings;
  private final Clock clock;

  Leaflets(LeafletTable table, Talks talks, Dialogues dialogues, Papers papers, Municipality municipality, Settings settings, Clock clock) {
    this.table = table;
    this.talks = talks;
    this.dialogues = dialogues;
    this.papers = papers;
    this.municipality = municipality;
    this.settings = settings;
    this.clock = clock;
  }

  /// What came of saying that themes may be shown.
  public enum Ready {
    /// The other side sees them now.
    SHOWN,
    /// Somebody else of the side has to say so too.
    WAITS,
    NOT_NOW
  }

  /// Those of one's own side, and of the other's those whose themes are shown.
  public List<Leaflet> of(DialogueMember member, Talk talk) {
    return table.of(talk.id()).stream().filter(it -> it.side() == member.side() || it.isShown()).toList();
  }

  public Optional<Leaflet> find(DialogueMember member, Talk talk, LeafletId id) {
    return table.find(id).filter(it -> it.talk().equals(talk.id()) && (it.side() == member.side() || it.isShown()));
  }

  /// For whoever has the short address: the questions, nothing else.
  public Optional<Leaflet> at(String code) {
    return table.at(code);
  }

  /// What was gathered, as somebody may see it: all of it for the side that did; for the other what is shown to it.
  public List<LeafletTheme> themes(DialogueMember member, Leaflet leaflet) {
    var all = table.themes(leaflet.id());
    if (leaflet.side() == member.side()) {
      return all;
    }
    return leaflet.isShown() ? all.stream().filter(LeafletTheme::isForOthers).toList() : List.of();
  }

  /// Makes a leaflet.
  ///
  /// @return empty where the side has [#MOST] of them, or the talk is over
  @Transactional
  public Optional<LeafletId> make(DialogueMember member, Talk talk, Leaflet.Words words) {
    var now = talks.lock(talk).filter(Talk::isOn);
    if (now.isEmpty() || table.of(talk.id()).stream().filter(it -> it.side() == member.side()).count() >= MOST) {
      return Optional.empty();
    }
    var id = new LeafletId(Id.fresh(clock.instant()));
    table.add(id, talk.id(), Lots.draw(CODE), words, member.contact(), clock.instant());
    return Optional.of(id);
  }

  /// Takes away one of one's own side with which nothing is gathered; its short address is dead.
  @Transactional
  public boolean remove(DialogueMember member, Leaflet seen) {
    var leaflet = own(member, seen);
    if (leaflet.isEmpty() || !table.themes(seen.id()).isEmpty()) {
      return false;
    }
    table.remove(seen.id());
    return true;
  }

  private Optional<Leaflet> own(DialogueMember member, Leaflet seen) {
    return table.lock(seen.id()).filter(it -> it.side() == member.side() && !it.isShown());
  }

  /// Writes down a theme, new or changed. Whoever had said that all may be shown has to say so again.
  ///
  /// @return false where it is shown already, or there is no more room
  @Transactional
  public boolean gather(DialogueMember member, Leaflet seen, LeafletTheme theme) {
    var leaflet = own(member, seen);
    var all = table.themes(seen.id());
    if (leaflet.isEmpty() || theme.question() < 0 || theme.question() >= leaflet.get().questions().size() || all.size() >= MOST_THEMES && all.stream().noneMatch(it -> it.id().equals(theme.id()))) {
      return false;
    }
    table.gather(seen.id(), theme);
    table.ready(seen.id(), null);
    return true;
  }

  @Transactional
  public boolean drop(DialogueMember member, Leaflet seen, UUID theme) {
    if (own(member, seen).isEmpty()) {
      return false;
    }
    table.drop(seen.id(), theme);
    table.ready(seen.id(), null);
    return true;
  }

  /// Says that the other side may see the themes. Where more than one speaks for a side, two have to say so, so that both have seen what is
  /// shown.
  @Transactional
  public Ready ready(DialogueMember member, Leaflet seen) {
    var leaflet = own(member, seen).orElse(null);
    if (leaflet == null || table.themes(seen.id()).isEmpty()) {
      return Ready.NOT_NOW;
    }
    var others = dialogues.contacts(member.dialogue().id()).stream().filter(it -> it.side() == member.side() && it.isHere() && !it.id().equals(member.contact().id())).count();
    var before = leaflet.readyBy();
    if (others > 0 && (before == null || before.equals(member.contact().id()))) {
      table.ready(seen.id(), member.contact().id());
      return Ready.WAITS;
    }
    table.show(seen.id(), clock.instant());
    talks.touch(leaflet.talk());
    dialogues.note(member.dialogue().id(), "dialogue.event.themes-shown", leaflet.title(), member.contact());
    return Ready.SHOWN;
  }

  /// The short address as people type it; only its path where the site's own isn't known.
  public String shownAddress(Leaflet leaflet) {
    var site = municipality.imprint().site();
    return site == null ? leaflet.path() : site.toString().replaceFirst("^https?://", "") + leaflet.path();
  }

  /// The leaflet on one A4, with as much room to write as there is.
  public OnePage sheet(Dialogue dialogue, Talk talk, Leaflet leaflet) {
    return papers.onePage(paper(dialogue, talk, leaflet));
  }

  /// Whether it would go on one page.
  public boolean fits(Dialogue dialogue, Talk talk, Side side, Leaflet.Words words) {
    var leaflet = new Leaflet(new LeafletId(talk.id().value()), talk.id(), side, "x".repeat(CODE), words.title(), words.intro(), words.questions(), null, null);
    return sheet(dialogue, talk, leaflet) instanceof OnePage.Fits;
  }

  private Paper paper(Dialogue dialogue, Talk talk, Leaflet leaflet) {
    var texts = Texts.in(settings.language());
    var parts = new ArrayList<Part>();
    if (!leaflet.intro().isBlank()) {
      parts.add(new Part.Text(leaflet.intro()));
    }
    for (var question : leaflet.questions()) {
      parts.add(new Part.QuestionWithRoom(question, null, 2));
    }
    var site = municipality.imprint().site();
    var words = texts.get("dialogue.leaflet.paper.read", shownAddress(leaflet));
    parts.add(site == null ? new Part.Note(words) : new Part.Code(words, site + leaflet.path()));
    var subtitle = texts.get("dialogue.leaflet.paper.about", dialogue.party(leaflet.side()).name(), Dates.date(Dates.local(talk.at()).toLocalDate(), texts.language()));
    return new Paper(leaflet.title(), settings.language(), subtitle, parts);
  }

  /// Cards to cut out, a page of them for each question.
  public byte[] cards(Leaflet leaflet) {
    var foot = Texts.in(settings.language()).get("dialogue.leaflet.paper.no-name");
    var cards =
        leaflet.questions().stream().flatMap(question -> IntStream.range(0, CARDS).mapToObj(_ -> new Part.Card(question, "", null, foot))).toList();
    return papers.pdf(new Paper(leaflet.title(), settings.language(), null, List.of(new Part.Cards(cards, 2, 4))));
  }
}
