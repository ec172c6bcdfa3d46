package dk.pip.council;

import dk.pip.keys.InstallationKey;
import dk.pip.keys.Keys;
import dk.pip.papers.Paper;
import dk.pip.papers.Papers;
import dk.pip.papers.Part;
import dk.pip.people.Audit;
import dk.pip.people.StaffId;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Sha256;
import dk.pip.shared.Texts;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door to minutes: written by the day itself, mended by a person, signed by whoever led it, and published.
@Service
public class DayMinutes {
  public static final String ADDRESS = "/referat/";
  public static final int LONGEST_LINE = 1_000;
  public static final int LONGEST_INTRO = 3_000;
  private static final String LINK = "council-minutes";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final MinutesTable table;
  private final CouncilDays days;
  private final ObjectProvider<DayProtocol> protocol;
  private final Keys keys;
  private final InstallationKey key;
  private final Papers papers;
  private final Audit audit;
  private final Settings settings;
  private final Clock clock;

  DayMinutes(
      MinutesTable table,
      CouncilDays days,
      ObjectProvider<DayProtocol> protocol,
      Keys keys,
      InstallationKey key,
      Papers papers,
      Audit audit,
      Settings settings,
      Clock clock) {
    this.table = table;
    this.days = days;
    this.protocol = protocol;
    this.keys = keys;
    this.key = key;
    this.papers = papers;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  public Optional<CouncilMinutes> find(CouncilDayId day) {
    return table.find(day);
  }

  /// Those that everybody may read.
  public Optional<CouncilMinutes> published(CouncilDayId day) {
    return table.find(day).filter(it -> it.publishedAt() != null);
  }

  /// Begins the minutes, or takes in what has been done on the day since; what somebody mended stays as it is.
  ///
  /// @return empty where they are signed, or the day hasn't begun
  @Transactional
  public Optional<CouncilMinutes> take(@Nullable StaffId by, CouncilDay day) {
    if (day.state() == CouncilDay.State.PLANNED || table.find(day.id()).filter(it -> it.signature() != null).isPresent()) {
      return Optional.empty();
    }
    table.begin(day.id(), freshLink(), by, clock.instant());
    table.lock(day.id());
    var lines = protocol.stream().flatMap(it -> it.lines(day.id(), settings.language()).stream()).toList();
    if (!lines.isEmpty()) {
      table.take(day.id(), lines);
    }
    return table.find(day.id());
  }

  /// Begins the minutes of a day that was run without Pip, from what somebody wrote down.
  @Transactional
  public void write(@Nullable StaffId by, CouncilDay day, List<DayProtocol.Line> lines) {
    table.begin(day.id(), freshLink(), by, clock.instant());
    table.take(day.id(), lines);
  }

  private static long freshLink() {
    return RANDOM.nextLong(1L << 62);
  }

  /// A line as somebody has put it.
  ///
  /// @param text the same as the day wrote it where nothing is mended
  public record Mended(String text, boolean leftOut) {}

  /// Mends lines.
  ///
  /// @return false where they are signed
  @Transactional
  public boolean mend(CouncilDayId day, String intro, Map<Integer, Mended> lines) {
    table.lock(day);
    var now = table.find(day).filter(it -> it.signature() == null).orElse(null);
    if (now == null) {
      return false;
    }
    table.intro(day, intro);
    for (var line : now.lines()) {
      var mended = lines.get(line.number());
      if (mended != null) {
        table.mend(day, line.number(), mended.text().equals(line.written()) ? null : mended.text(), mended.leftOut());
      }
    }
    return true;
  }

  /// What is signed: the same words give the same bytes.
  public String hash(CouncilDay day, CouncilMinutes minutes) {
    var text = new StringBuilder(day.id().value().toString()).append('\n').append(minutes.intro()).append('\n');
    minutes.shown().forEach(it -> text.append(it.number()).append('\t').append(it.at() == null ? "" : it.at().toString()).append('\t').append(it.text()).append('\n'));
    var result = day.result();
    if (result != null) {
      text.append(result.words()).append('\n').append(result.boardHash()).append('\n');
      result.grants().forEach(it -> text.append(it.proposal().value()).append('\t').append(it.kroner()).append('\n'));
    }
    return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Signs.
  ///
  /// @param hash of what whoever signs has seen
  /// @return false where they have been changed since, or are signed already, or the day isn't over
  @Transactional
  public boolean sign(CouncilDayId id, String name, CouncilMinutes.Way way, String hash) {
    table.lock(id);
    var day = days.get(id);
    var minutes = table.find(id).filter(it -> it.signature() == null).orElse(null);
    if (minutes == null || day.state() != CouncilDay.State.HELD || !hash(day, minutes).equals(hash)) {
      return false;
    }
    // As the database keeps it, so that the seal still fits when it is read again.
    var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var seal = Base64.getEncoder().encodeToString(key.sign(statement(hash, name, at.toString()).getBytes(StandardCharsets.UTF_8)));
    table.sign(id, new CouncilMinutes.Signature(name, way, at, hash, seal));
    audit.record(null, "council.audit.minutes-signed", day.plan().title());
    return true;
  }

  private static String statement(String hash, String name, String at) {
    return "pip council minutes\n" + hash + "\n" + name + "\n" + at;
  }

  /// Whether the minutes are still what was signed.
  public boolean holds(CouncilDay day, CouncilMinutes minutes) {
    var it = minutes.signature();
    return it != null
        && it.hash().equals(hash(day, minutes))
        && InstallationKey.verify(key.publicKey(), statement(it.hash(), it.name(), it.at().toString()).getBytes(StandardCharsets.UTF_8), Base64.getDecoder().decode(it.seal()));
  }

  /// Takes the signature away, so that the minutes can be mended; they aren't out any more.
  @Transactional
  public void reopen(@Nullable StaffId by, CouncilDayId id) {
    table.sign(id, null);
    table.publish(id, null);
    audit.record(by, "council.audit.minutes-reopened", days.get(id).plan().title());
  }

  /// @return false where they aren't signed, or not as they are now, or the day isn't shown
  @Transactional
  public boolean publish(@Nullable StaffId by, CouncilDayId id) {
    var day = days.get(id);
    if (day.letGoAt() == null || table.find(id).filter(it -> holds(day, it)).isEmpty()) {
      return false;
    }
    table.publish(id, clock.instant());
    audit.record(by, "council.audit.minutes-published", day.plan().title());
    return true;
  }

  /// The path by which the chair reads and signs without an account.
  public String path(CouncilMinutes minutes) {
    return ADDRESS + keys.seal(LINK, minutes.link());
  }

  public Optional<CouncilMinutes> open(String token) {
    return keys.open(LINK, token).filter(all -> all.length == 1).flatMap(all -> table.byLink(all[0]));
  }

  /// Another link for the chair; the one before is dead.
  @Transactional
  public void renewLink(@Nullable StaffId by, CouncilDayId id) {
    table.link(id, freshLink());
    audit.record(by, "council.audit.minutes-link", days.get(id).plan().title());
  }

  /// The minutes on paper.
  public byte[] pdf(CouncilDay day, CouncilMinutes minutes) {
    var texts = Texts.in(settings.language());
    var plan = day.plan();
    var parts = new ArrayList<Part>();
    parts.add(
        new Part.Facts(
            List.of(
                new Part.Fact(texts.get("council.form.theme"), plan.theme()),
                new Part.Fact(texts.get("council.minutes.when"), Dates.dayAndTime(plan.date().atTime(plan.begins()), texts.language())),
                new Part.Fact(texts.get("council.form.place"), plan.place()),
                new Part.Fact(texts.get("council.form.chair"), plan.chair()),
                new Part.Fact(texts.get("council.minutes.classes"), String.join("\n", day.delegations().stream().map(Delegation::name).toList())))));
    if (!minutes.intro().isBlank()) {
      parts.add(new Part.Text(escaped(minutes.intro())));
    }
    var result = day.result();
    if (result != null) {
      parts.add(new Part.Heading(texts.get("council.read.result")));
      if (!result.words().isEmpty()) {
        parts.add(new Part.Text(escaped(result.words())));
      }
      var rows = DayWords.granted(day).stream().map(it -> List.of(it.text().title(), DayWords.behind(day, it), DayWords.granted(it, texts))).toList();
      if (!rows.isEmpty()) {
        parts.add(
            new Part.Table(
                texts.get("council.minutes.money"),
                List.of(texts.get("council.lot.proposal"), texts.get("council.minutes.classes"), texts.get("council.minutes.kroner")),
                rows,
                Set.of(2)));
      }
    }
    parts.add(new Part.Heading(texts.get("council.minutes.course")));
    var lines = minutes.shown().stream().map(it -> List.of(DayWords.time(it, texts), it.text())).toList();
    if (!lines.isEmpty()) {
      parts.add(new Part.Table(List.of(texts.get("council.minutes.time"), texts.get("council.minutes.what")), lines));
    }
    if (result != null && !result.boardHash().isEmpty()) {
      parts.add(new Part.Note(texts.get("council.read.board.hash") + " " + result.boardHash()));
    }
    var signature = minutes.signature();
    var signed =
        signature == null
            ? new Part.Signature(plan.chair(), texts.get("council.form.chair"), null)
            : new Part.Signature(signature.name(), texts.get("council.form.chair"), signature.at(), texts.get("council.minutes.way." + signature.way()));
    parts.add(new Part.Signatures(List.of(signed), signature == null ? null : signature.hash()));
    var paper = new Paper(texts.get("council.minutes.title", plan.title()), settings.language(), null, parts);
    return papers.pdf(signature == null ? paper.asDraft() : paper.madeAt(signature.at()));
  }

  /// Plain words, in which CommonMark is to find nothing.
  static String escaped(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]()#+\\-.!|<>~&])", "\\\\$1");
  }
}
