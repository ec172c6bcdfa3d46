package dk.pip.council;

import dk.pip.mail.Letter;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.papers.OnePage;
import dk.pip.papers.Paper;
import dk.pip.papers.Papers;
import dk.pip.papers.Part;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Gives teachers their link: by mail, and on a sheet of paper.
@Service
public class TeacherPost {
  private static final String KIND = "council.letter";

  private final Municipality municipality;
  private final Outbox outbox;
  private final Papers papers;
  private final Settings settings;
  private final Clock clock;

  TeacherPost(Municipality municipality, Outbox outbox, Papers papers, Settings settings, Clock clock) {
    this.municipality = municipality;
    this.outbox = outbox;
    this.papers = papers;
    this.settings = settings;
    this.clock = clock;
  }

  /// The whole address of a path; only the path where the site's own isn't known.
  public String address(String path) {
    var site = municipality.imprint().site();
    return site == null ? path : site + path;
  }

  /// Mails a teacher their link.
  ///
  /// @return false where the class has no address, or the site's isn't known
  @Transactional
  public boolean send(CouncilDay day, Delegation delegation, String path) {
    var to = MailAddress.parse(delegation.mail()).orElse(null);
    if (to == null || municipality.imprint().site() == null) {
      return false;
    }
    var texts = Texts.in(settings.language());
    var letter =
        new Letter(
            texts,
            municipality.imprint(),
            texts.get("council.letter.subject", day.plan().title(), delegation.name()),
            List.of(
                delegation.teacher().isEmpty() ? texts.get("council.letter.hello") : texts.get("council.letter.hello.name", delegation.teacher()),
                texts.get("council.letter.text", delegation.name(), day.plan().title(), day.plan().theme()),
                texts.get("council.letter.deadline", Dates.date(day.plan().deadline(), texts.language()))),
            texts.get("council.letter.act"),
            address(path),
            texts.get("council.letter.last"));
    outbox.keep(KIND, to, letter.message(to, clock.instant()), Outbox.TRIED_FOR);
    return true;
  }

  /// A sheet with a link and a QR code.
  ///
  /// @param kind `council.sheet.teacher` or `council.sheet.class`: the catalogue has `<kind>.title`, `<kind>.about` and `<kind>.steps`
  public byte[] sheet(CouncilDay day, Delegation delegation, String kind, String path) {
    var texts = Texts.in(settings.language());
    var address = address(path);
    var words = texts.get("council.sheet.address") + " " + address.replaceFirst("^https?://", "");
    var steps = texts.get(kind + ".steps", Dates.date(day.plan().deadline(), texts.language())).lines().toList();
    var parts =
        List.<Part>of(
            new Part.Text(texts.get(kind + ".about", day.plan().title(), day.plan().theme())),
            address.equals(path) ? new Part.Note(words) : new Part.Code(words, address),
            new Part.Numbered(steps),
            new Part.Note(texts.get("council.sheet.secret")));
    var paper = new Paper(texts.get(kind + ".title"), settings.language(), delegation.name(), parts);
    return papers.onePage(paper) instanceof OnePage.Fits(var pdf, _) ? pdf : papers.pdf(paper);
  }
}
