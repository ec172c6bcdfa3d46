package dk.pip.tips.web;

import dk.pip.people.Account;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.shared.Dates;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import dk.pip.thread.ThreadLine;
import dk.pip.tips.CoveredText;
import dk.pip.tips.PublishedStory;
import dk.pip.tips.ReadyAnswers;
import dk.pip.tips.Tip;
import dk.pip.tips.TipBox;
import dk.pip.tips.TipDesk;
import dk.pip.tips.TipFile;
import dk.pip.tips.TipId;
import dk.pip.tips.TipState;
import dk.pip.tips.Tips;
import dk.pip.web.HandedOver;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ResponseEntity;

/// What the newsroom's pages about tips print.
public final class TipPages {
  public static final String TIPS = "/redaktion/tips";
  private static final int SNIPPET = 160;
  private static final int SHOWN = 1_200;

  private TipPages() {}

  public static String address(TipId id) {
    return TIPS + "/" + id.value();
  }

  /// A file as its page shows it. What somebody else has made is never opened as a page of ours.
  static ResponseEntity<?> bytes(Tips.Content content) {
    var file = content.file();
    return switch (file.kind()) {
      case PICTURE -> shown(file, scaled(file, content.bytes()));
      // As a resource it is given in parts, without which some browsers play nothing.
      case SOUND -> shown(file, new ByteArrayResource(content.bytes()));
      case OTHER, MAIL -> HandedOver.file(file.name(), file.contentType(), content.bytes(), file.sha256(), false);
    };
  }

  private static byte[] scaled(TipFile file, byte[] bytes) {
    var format = file.contentType().equals(Picture.Format.PNG.contentType()) ? Picture.Format.PNG : Picture.Format.JPEG;
    return Pictures.scaledTo(new Picture(file.sha256(), format, file.width(), file.height(), bytes), SHOWN).bytes();
  }

  private static <T> ResponseEntity<T> shown(TipFile file, T bytes) {
    return HandedOver.shown(file.contentType(), bytes, "no-store");
  }

  /// The names of those who work here.
  public record Names(Map<StaffId, String> names) {
    static Names of(List<Account> accounts) {
      return new Names(accounts.stream().collect(Collectors.toMap(Account::id, Account::name)));
    }

    public String of(@Nullable StaffId id, Texts texts) {
      return id == null ? "" : names.getOrDefault(id, texts.get("tips.former"));
    }
  }

  /// The inbox.
  ///
  /// @param more whether there is a page after this one
  public record Inbox(List<TipDesk.Row> rows, boolean more, TipBox box, String words, boolean mine, TipDesk.Counts counts, Names names, Staff me, Instant now) {
    public Inbox {
      rows = List.copyOf(rows);
    }

    public String tab(TipBox other) {
      return TIPS + (other == TipBox.NEW ? "" : "?vis=" + other.word());
    }

    public String next() {
      var found = words.isEmpty() ? "" : "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
      return TIPS + "?vis=" + box.word() + (mine ? "&mine=ja" : "") + found + "&efter=" + rows.getLast().tip().id().value();
    }

    public boolean isSearch() {
      return !words.isEmpty();
    }

    public static String snippet(Tip tip) {
      var text = CoveredText.without(Letters.first(4 * SNIPPET, tip.text()), true).replaceAll("\\s+", " ");
      var subject = CoveredText.without(tip.subject(), true);
      // What stands above it already is not said again.
      var cut = subject.endsWith("…");
      var above = cut ? subject.substring(0, subject.length() - 1) : subject;
      if (!text.startsWith(above)) {
        return Letters.shortened(SNIPPET, text);
      }
      var more = Letters.shortened(SNIPPET, text.substring(above.length()).stripTrailing());
      return cut && !more.isEmpty() ? "…" + more : more.strip();
    }

    public static String subject(Tip tip, Texts texts) {
      return TipPages.subject(tip, texts);
    }

    /// Where it stands, who has it, and when it came.
    public String facts(Tip tip, Texts texts) {
      var facts = new StringBuilder(texts.get("tips.number", String.valueOf(tip.number())));
      facts.append(" · ").append(texts.get("tips.state." + tip.state().word()));
      if (tip.assignee() != null) {
        facts.append(" · ").append(tip.assignee().equals(me.id()) ? texts.get("tips.yours") : names.of(tip.assignee(), texts));
      }
      return facts.append(" · ").append(Dates.near(tip.cameAt(), now, texts)).toString();
    }

    public boolean mayTake(Tip tip) {
      return tip.assignee() == null && tip.state().isOpen();
    }
  }

  /// What stands in for the first line of one that is forgotten.
  public static String subject(Tip tip, Texts texts) {
    return tip.subject().isEmpty() ? texts.get("tips.forgotten.subject") : CoveredText.without(tip.subject(), true);
  }

  /// What was typed into the forms of a page.
  ///
  /// @param form which of them: `svar`, `afslag`, `historie`, `note`
  public record Typed(String form, String text, String headline) {
    static final Typed NOTHING = new Typed("", "", "");
  }

  /// One tip.
  ///
  /// @param others names of those who have it open, too
  /// @param alike that may tell the same
  /// @param thread what it came of and what came of it
  /// @param stamp of its forms
  public record Show(
      TipDesk.Seen seen,
      Names names,
      List<String> others,
      List<Account> editors,
      List<ReadyAnswers.Ready> ready,
      List<Tip> alike,
      @Nullable PublishedStory story,
      ThreadLine thread,
      String writing,
      Typed typed,
      Problems problems,
      String stamp,
      Staff me,
      Instant now) {

    public Tip tip() {
      return seen.tip();
    }

    public String address() {
      return TipPages.address(tip().id());
    }

    public String address(Tip other) {
      return TipPages.address(other.id());
    }

    public String title(Texts texts) {
      return TipPages.subject(tip(), texts);
    }

    public String file(Tip of, TipFile file) {
      return TipPages.address(of.id()) + "/filer/" + file.id();
    }

    public String when(Instant at, Texts texts) {
      return Dates.near(at, now, texts);
    }

    public boolean isSealedToAnother() {
      return !tip().isOpenTo(me.id());
    }

    public boolean isMine() {
      return me.id().equals(tip().assignee());
    }

    public boolean isForgotten() {
      return tip().forgottenAt() != null;
    }

    public boolean mayAnswer() {
      return !isSealedToAnother() && tip().link() != null && tip().state() != TipState.SPAM;
    }

    public boolean mayDecide() {
      return !isSealedToAnother() && tip().state().isOpen();
    }

    public boolean hasMail() {
      var tipper = seen.tipper();
      return tipper != null && !tipper.mail().isEmpty();
    }

    public @Nullable String storyAddress() {
      return tip().story() == null ? null : "/redaktion/historier/" + tip().story().value();
    }

    public String text(String form, String otherwise) {
      return typed.form().equals(form) ? typed.text() : otherwise;
    }

    public String headline() {
      return typed.form().equals("historie") ? typed.headline() : CoveredText.without(tip().subject(), true);
    }

    public boolean isOpen(String form) {
      return typed.form().equals(form);
    }

    /// What an answer begins with.
    public String declining(Texts texts) {
      return texts.get("tips.letter.declined.text");
    }

    public String othersText(Texts texts) {
      return others.isEmpty() ? "" : texts.get("tips.present", String.join(", ", others));
    }
  }

  /// The answers to begin from.
  public record Ready(List<ReadyAnswers.Ready> answers, Problems problems) {
    public Ready {
      answers = List.copyOf(answers);
    }
  }
}
