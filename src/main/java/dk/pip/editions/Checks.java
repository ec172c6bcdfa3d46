package dk.pip.editions;

import dk.pip.editions.Block.FollowUp;
import dk.pip.editions.Block.InfoBox;
import dk.pip.editions.Block.Invitation;
import dk.pip.editions.Block.NextIssue;
import dk.pip.editions.Block.Quiz;
import dk.pip.language.CprNumbers;
import dk.pip.language.Lix;
import dk.pip.markdown.Markdown;
import dk.pip.pictures.Picture;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/// Checks an edition before it is published: what must be right, what is worth a look, and what was found in order.
final class Checks {
  /// Gmail cuts a mail's HTML off here and hides the rest.
  static final int LARGEST_MAIL = 102_000;

  private static final int FEW_WORDS = 40;

  private final Bundle bundle;
  private final List<Finding> findings = new ArrayList<>();

  private Checks(Bundle bundle) {
    this.bundle = bundle;
  }

  /// Checks the text and the times, which needs no rendering.
  static List<Finding> ofContent(Bundle bundle) {
    return ofContent(bundle, AttachmentNumbers.TO_LOOK);
  }

  /// The same for what goes out now, for which there is more time.
  static List<Finding> ofContentToPublish(Bundle bundle) {
    return ofContent(bundle, AttachmentNumbers.TO_PUBLISH);
  }

  private static List<Finding> ofContent(Bundle bundle, Duration reading) {
    var checks = new Checks(bundle);
    checks.findings.addAll(bundle.notes());
    checks.civilNumbers(reading);
    checks.findings.addAll(LinkChecks.of(bundle));
    checks.findings.addAll(AdditionChecks.of(bundle.edition()));
    checks.findings.addAll(MarkChecks.of(bundle));
    checks.findings.addAll(CharacterChecks.of(bundle));
    checks.times();
    checks.reading();
    checks.pictures();
    return checks.findings;
  }

  /// Checks what was made of it.
  ///
  /// @param already found in its content
  static List<Finding> ofForms(Bundle bundle, Manuscript manuscript, SetForms forms, List<Finding> already) {
    var findings = new ArrayList<Finding>();
    if (manuscript.edition().isSingle()) {
      findings.addAll(LeftOverMarks.of(bundle, forms, "", already));
      return withSite(manuscript, findings);
    }
    var size = forms.mailHtml().getBytes(StandardCharsets.UTF_8).length;
    if (size > LARGEST_MAIL) {
      findings.add(Finding.blocks(null, 0, "editions.check.mail-too-large", kilobytes(size)));
    } else {
      findings.add(Finding.passed("editions.check.mail-size", kilobytes(size)));
    }
    findings.addAll(forms.leftOut());
    var print = PrintChecks.of(manuscript.edition(), forms.pdf());
    findings.addAll(print.findings());
    if (print.findings().isEmpty()) {
      findings.add(Finding.passed("editions.check.print-readable"));
    }
    findings.addAll(LeftOverMarks.of(bundle, forms, print.words(), already));
    return withSite(manuscript, findings);
  }

  private static List<Finding> withSite(Manuscript manuscript, List<Finding> findings) {
    if (manuscript.imprint().site() == null) {
      findings.add(Finding.warns(BundleFiles.EDITION, 0, "editions.check.no-site"));
    }
    return findings;
  }

  private static int kilobytes(int bytes) {
    return Math.ceilDiv(bytes, 1000);
  }

  /// @param reading how long that of one attachment may take
  private void civilNumbers(Duration reading) {
    findings.addAll(AttachmentNumbers.of(bundle.edition(), reading));
    var found = findings.stream().anyMatch(finding -> finding.key().startsWith("editions.check.civil-number"));
    for (var file : bundle.files().files().entrySet()) {
      if (!BundleFiles.isText(file.getKey())) {
        continue;
      }
      var lines = new String(file.getValue(), StandardCharsets.UTF_8).split("\n", -1);
      for (var i = 0; i < lines.length; i++) {
        switch (CprNumbers.in(lines[i])) {
          case CERTAIN -> {
            for (var number : CprNumbers.certain(lines[i])) {
              findings.add(Finding.blocks(file.getKey(), i + 1, "editions.check.civil-number", Sha256.hex(Sha256.of(number))));
            }
            found = true;
          }
          case POSSIBLE -> {
            findings.add(Finding.warns(file.getKey(), i + 1, "editions.check.civil-number-perhaps"));
            found = true;
          }
          case NONE -> {}
        }
      }
    }
    if (!found) {
      findings.add(Finding.passed("editions.check.no-civil-numbers"));
    }
  }

  private void times() {
    var before = findings.size();
    for (var i = 0; i < bundle.edition().blocks().size(); i++) {
      var line = bundle.blockLines().get(i);
      switch (bundle.edition().blocks().get(i)) {
        case Invitation invitation -> {
          if (invitation.end() != null && !invitation.end().isAfter(invitation.start())) {
            blocks(line, "editions.check.end-before-start", invitation.title());
          }
          if (invitation.deadline() != null && invitation.deadline().isAfter(invitation.start())) {
            warns(line, "editions.check.deadline-after-start", invitation.title());
          }
        }
        case Quiz quiz -> {
          if (quiz.opens() != null && !quiz.closes().isAfter(quiz.opens())) {
            blocks(line, "editions.check.closes-before-opens", quiz.title());
          }
        }
        case Block.VoteCall vote -> {
          if (vote.opens() != null && !vote.closes().isAfter(vote.opens())) {
            blocks(line, "editions.check.closes-before-opens", vote.question());
          }
          if (!vote.vote().matches("[a-z0-9-]{1,80}")) {
            blocks(line, "editions.check.no-vote", vote.question());
          }
        }
        case NextIssue next -> {
          var date = next.date();
          if (date != null && date.isBefore(bundle.edition().month().atDay(1))) {
            warns(line, "editions.check.next-issue-past");
          }
          if (date != null && next.tipsBy() != null && next.tipsBy().isAfter(date)) {
            warns(line, "editions.check.tips-after-issue");
          }
        }
        case FollowUp follow -> {
          if (follow.asOf().isBefore(bundle.edition().month().atDay(1).minusMonths(1))) {
            warns(line, "editions.check.follow-up-old", Dates.date(follow.asOf(), bundle.edition().language()));
          }
          var isPublic = bundle.edition().audience() == Audience.PUBLIC;
          if (isPublic && follow.promises().stream().anyMatch(it -> it.path() != null && it.path().startsWith("/medarbejder/"))) {
            blocks(line, "editions.check.follow-up-staff");
          }
        }
        case InfoBox box -> {
          if (box.until() != null && box.until().isBefore(bundle.edition().month().atDay(1))) {
            warns(line, "editions.check.box-past", box.title());
          }
        }
        default -> {}
      }
    }
    if (findings.size() == before) {
      findings.add(Finding.passed("editions.check.times-right"));
    }
  }

  private void blocks(int line, String key, Object... arguments) {
    findings.add(Finding.blocks(BundleFiles.EDITION, line, key, arguments));
  }

  private void warns(int line, String key, Object... arguments) {
    findings.add(Finding.warns(BundleFiles.EDITION, line, key, arguments));
  }

  private void reading() {
    var before = findings.size();
    for (var story : bundle.edition().stories()) {
      if (story.language() != null && story.language().spoken() == null) {
        continue;
      }
      var lix = Lix.of(running(Markdown.parse(story.body(), 2)));
      if (lix.words() < FEW_WORDS) {
        findings.add(Finding.warns(BundleFiles.story(story.slug()), bodyLine(story), "editions.check.short-story", story.headline(), lix.words()));
      } else if (lix.value() >= Lix.HARD) {
        var longest = lix.longestSentences().getFirst();
        findings.add(
            Finding.warns(BundleFiles.story(story.slug()), lineOf(story, longest), "editions.check.hard-to-read", story.headline(), lix.value(), Fields.shorten(longest)));
      }
    }
    if (findings.size() == before) {
      findings.add(Finding.passed("editions.check.easy-to-read"));
    }
  }

  private void pictures() {
    for (var file : bundle.pictures().keySet()) {
      if (bundle.pictures().get(file) instanceof Picture picture && picture.width() < 480) {
        if (bundle.imprint() == null || !picture.equals(bundle.imprint().arms())) {
          findings.add(Finding.warns(file, 0, "editions.check.small-picture", picture.width()));
        }
      }
    }
    findings.add(Finding.passed("editions.check.pictures-described"));
  }

  private int bodyLine(Story story) {
    return bundle.bodyLines().getOrDefault(story.slug(), 1);
  }

  /// The line at which a sentence begins, as near as its first words tell.
  private int lineOf(Story story, String sentence) {
    var start = sentence.substring(0, Math.min(24, sentence.length()));
    var lines = story.body().split("\n", -1);
    for (var i = 0; i < lines.length; i++) {
      if (lines[i].contains(start)) {
        return bodyLine(story) + i;
      }
    }
    return bodyLine(story);
  }

  static String words(Node node) {
    var words = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak softLineBreak) {
            words.append(' ');
          }
        });
    return words.toString();
  }

  /// The running text of a story, a paragraph a line: no headings, lists or tables.
  private static String running(Node document) {
    var text = new StringBuilder();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Paragraph paragraph) {
            text.append(words(paragraph)).append('\n');
          }

          @Override
          public void visit(Heading heading) {}

          @Override
          public void visit(BulletList list) {}

          @Override
          public void visit(OrderedList list) {}

          @Override
          public void visit(CustomBlock table) {}
        });
    return text.toString();
  }
}
