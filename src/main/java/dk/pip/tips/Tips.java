package dk.pip.tips;

import dk.pip.newsroom.Newsroom;
import dk.pip.people.Audit;
import dk.pip.readers.Throttle;
import dk.pip.shared.Id;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Sha256;
import dk.pip.shared.Texts;
import dk.pip.thread.Threads;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The front door for those who tell something: gives it, and by their own link follows it, adds to it, and has it forgotten.
@Service
public class Tips {
  /// In letters.
  public static final int LONGEST_TEXT = 20_000;

  private static final int LONGEST_SUBJECT = 90;
  private static final int PER_NETWORK = 20;
  private static final int THANKS_PER_ADDRESS = 3;
  private static final int ADDITIONS_PER_TIP = 20;
  private static final int MOST_FILES = 40;

  /// How often somebody may send files to a tip in a day, whatever becomes of them.
  private static final int FILES_PER_TIP = 40;


  /// Files of strangers may not fill the disk.
  private static final long MOST_BYTES = 4_000_000_000L;

  private static final int SUSPECT_LINKS = 5;
  private static final int MOST_LOST = 10;
  private static final Logger LOG = LoggerFactory.getLogger(Tips.class);

  private final TipTable tips;
  private final Tippers tippers;
  private final TipParts parts;
  private final TipLinks links;
  private final TipPost post;
  private final TipForgetting forgetting;
  private final Newsroom newsroom;
  private final PublishedStories published;
  private final Throttle throttle;
  private final Audit audit;
  private final Threads threads;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Tips(
      TipTable tips,
      Tippers tippers,
      TipParts parts,
      TipLinks links,
      TipPost post,
      TipForgetting forgetting,
      Newsroom newsroom,
      PublishedStories published,
      Throttle throttle,
      Audit audit,
      Threads threads,
      TransactionTemplate transaction,
      Clock clock) {
    this.tips = tips;
    this.tippers = tippers;
    this.parts = parts;
    this.links = links;
    this.post = post;
    this.forgetting = forgetting;
    this.newsroom = newsroom;
    this.published = published;
    this.throttle = throttle;
    this.audit = audit;
    this.threads = threads;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Takes a tip in. Not one transaction: the attempt counts whatever happens then.
  public Given give(NewTip given) {
    return give(given, clock.instant());
  }

  /// The same for what was told earlier and is brought in now.
  ///
  /// @param now when it was told
  public Given give(NewTip given, Instant now) {
    if (!throttle.allows("tip", given.origin(), PER_NETWORK, now)) {
      return new Given.TooMany();
    }
    var texts = Texts.in(given.language());
    var looked = look(given.files(), texts);
    if (given.text().isBlank() && looked.taken().isEmpty()) {
      return new Given.Nothing(looked.leftOut());
    }
    var subject = subject(given.text(), texts);
    var suspect = given.suspect() || countLinks(given.text()) >= SUSPECT_LINKS;
    var fresh =
        new TipTable.New(
            new TipId(Id.fresh(now)),
            suspect ? TipState.SPAM : TipState.NEW,
            given.cameBy(),
            now,
            given.language(),
            subject,
            given.text(),
            looked.leftOut(),
            key(given),
            TipLinks.draw(),
            null);
    var taken = Objects.requireNonNull(transaction.execute(_ -> take(fresh, given.tipper(), looked.taken(), given.cameBy() != TipWay.STAFF)));
    return new Given.Taken(taken.id(), links.ownPath(taken).orElseThrow());
  }

  /// Part of a transaction.
  ///
  /// @return the tip, also where it has been sent before
  Tip take(TipTable.New fresh, Tipper tipper, List<TipFiles.Taken> files, boolean thanks) {
    if (!tips.add(fresh)) {
      return tips.findByKey(fresh.key()).orElseThrow();
    }
    var now = fresh.at();
    if (!tipper.isNobody()) {
      tippers.add(fresh.id(), tipper);
    }
    files.forEach(file -> parts.addFile(fresh.id(), file, now));
    parts.step(fresh.id(), null, "came", now);
    var tip = tips.find(fresh.id()).orElseThrow();
    var address = tipper.address();
    if (thanks && fresh.state() != TipState.SPAM && address.isPresent() && throttle.allowsAddress("tip", address.get().text(), THANKS_PER_ADDRESS, now)) {
      var texts = Texts.in(tip.language());
      var words = new TipPost.Words(texts.get("tips.letter.thanks.subject"), texts.get("tips.letter.thanks.text"), texts.get("tips.letter.act"), null);
      post.write(tip, TipLetter.Kind.THANKS, null, words, null);
    }
    LOG.info("Took in tip {}", tip.number());
    return tip;
  }

  boolean hasRoom() {
    return parts.bytes() <= MOST_BYTES;
  }

  private TipFiles.Looked look(List<SentFile> files, Texts texts) {
    if (files.isEmpty()) {
      return new TipFiles.Looked(List.of(), List.of());
    }
    if (!hasRoom()) {
      LOG.warn("Tips have more than {} bytes of files, so that no more are taken in", MOST_BYTES);
      return new TipFiles.Looked(List.of(), List.of(texts.get("tips.file.no-room")));
    }
    return TipFiles.look(files, texts);
  }

  private static byte[] key(NewTip given) {
    var all = new StringBuilder(given.stamp()).append('\n').append(given.text()).append('\n');
    var tipper = given.tipper();
    all.append(tipper.name()).append('\n').append(tipper.mail()).append('\n').append(tipper.phone()).append('\n').append(tipper.mayName());
    given.files().forEach(file -> all.append('\n').append(Sha256.hex(file.bytes())));
    return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// The first line, or what stands for one where there is none.
  static String subject(String text, Texts texts) {
    var line = text.lines().map(String::strip).filter(each -> !each.isEmpty()).findFirst().orElse("");
    var plain = line.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    return plain.isEmpty() ? texts.get("tips.subject.files") : Letters.shortened(LONGEST_SUBJECT, plain);
  }

  static int countLinks(String text) {
    return text.split("https?://", -1).length - 1;
  }

  /// What somebody sees of their own tip.
  ///
  /// @param story what readers can see of it
  /// @param mainState of the tip that it was merged with, else its own
  public record Own(Tip tip, Tipper tipper, TipState mainState, boolean isRead, List<TipLetter> letters, List<TipFile> files, @Nullable PublishedStory story) {}

  /// @param token of a link; anything
  public Optional<Own> own(String token) {
    return find(token)
        .map(
            tip -> {
              var main = main(tip);
              var letters = parts.letters(tip.id()).stream().filter(letter -> letter.kind() != TipLetter.Kind.THANKS).toList();
              var files = parts.files(tip.id()).stream().filter(file -> file.kind() != TipFile.Kind.MAIL).toList();
              var story = main.story() == null ? null : published.find(main.story()).orElse(null);
              return new Own(tip, tippers.find(tip.id()).orElse(Tipper.NOBODY), main.state(), !main.isUnread() || !tip.isUnread(), letters, files, story);
            });
  }

  private Optional<Tip> find(String token) {
    var link = links.link(token);
    return link.isPresent() ? tips.findByLink(link.getAsLong()) : Optional.empty();
  }

  private Tip main(Tip tip) {
    var into = tip.into();
    return into == null ? tip : tips.find(into).orElse(tip);
  }

  /// What came of adding something.
  public sealed interface Added {
    /// @param leftOut a sentence for each file that could not be taken in
    record Done(List<String> leftOut) implements Added {}

    record Nothing(List<String> why) implements Added {}

    record TooMany() implements Added {}

    record Gone() implements Added {}
  }

  /// Adds words or files by the tipper's own link.
  ///
  /// @param stamp of the form, so that what is sent twice is added once
  public Added add(String token, String text, List<SentFile> files, String stamp) {
    var found = find(token).orElse(null);
    if (found == null) {
      return new Added.Gone();
    }
    var now = clock.instant();
    // Before anything is unpacked, which is dear.
    if (!files.isEmpty() && !throttle.allowsAddress("tip-more", found.id().value() + "@tip", FILES_PER_TIP, now) || isFull(found.id(), 0, now)) {
      return new Added.TooMany();
    }
    var looked = look(files, Texts.in(found.language()));
    if (text.isBlank() && looked.taken().isEmpty()) {
      return new Added.Nothing(looked.leftOut());
    }
    var all = new StringBuilder(stamp).append('\n').append(found.id().value()).append('\n').append(text);
    files.forEach(file -> all.append('\n').append(Sha256.hex(file.bytes())));
    var key = Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    return Objects.requireNonNull(transaction.execute(_ -> add(found.id(), text, looked, key, null, false, now)));
  }

  /// Part of a transaction.
  ///
  /// @param messageId of the mail that it came by
  /// @param quiet whether what was done with stays so
  Added add(TipId id, String text, TipFiles.Looked looked, byte[] key, @Nullable String messageId, boolean quiet, Instant now) {
    var tip = tips.lock(id).orElse(null);
    if (tip == null || tip.link() == null) {
      return new Added.Gone();
    }
    var files = looked.taken().stream().filter(file -> file.kind() != TipFile.Kind.MAIL).count();
    if (!parts.hasLetter(key) && isFull(id, files, now)) {
      return new Added.TooMany();
    }
    if (!parts.addLetter(id, new TipLetter(Id.fresh(now), TipLetter.Kind.ADDITION, now, null, text, messageId), key)) {
      return new Added.Done(looked.leftOut());
    }
    looked.taken().forEach(file -> parts.addFile(id, file, now));
    if (!looked.leftOut().isEmpty()) {
      tips.leaveOut(id, looked.leftOut());
    }
    touch(tip, quiet, now);
    return new Added.Done(looked.leftOut());
  }

  private boolean isFull(TipId id, long files, Instant now) {
    var today = now.minus(Duration.ofDays(1));
    var many = parts.letters(id).stream().filter(letter -> letter.isFromTipper() && letter.at().isAfter(today)).count() >= ADDITIONS_PER_TIP;
    return many || files > 0 && parts.countFiles(id) + files > MOST_FILES;
  }

  /// Somebody has to look again, and what was done with is open again.
  private void touch(Tip tip, boolean quiet, Instant now) {
    tips.touched(tip.id(), now);
    parts.step(tip.id(), null, "added", now);
    var main = tip.into() == null ? tip : tips.lock(tip.into()).orElse(tip);
    if (!main.id().equals(tip.id())) {
      tips.touched(main.id(), now);
    }
    if (!quiet && (main.state() == TipState.DECLINED || main.state() == TipState.ANSWERED)) {
      tips.move(main.id(), main.assignee() == null ? TipState.NEW : TipState.ASSIGNED, false, now);
    }
  }

  /// Says whether the tipper may be named, or may no longer.
  public boolean mayName(String token, boolean may) {
    return Boolean.TRUE.equals(
        transaction.execute(
            _ -> {
              var tip = find(token).orElse(null);
              if (tip == null || tippers.find(tip.id()).isEmpty()) {
                return tip != null;
              }
              tippers.mayName(tip.id(), may);
              parts.step(tip.id(), null, may ? "may-name" : "not-name", clock.instant());
              tips.touched(main(tip).id(), clock.instant());
              threads.changed();
              return true;
            }));
  }

  /// Forgets at once who tipped, and what they wrote unless readers can see the story that it has become. The link works no more.
  ///
  /// @return empty where there is no such tip; else whether the text is gone, too
  public Optional<Boolean> forget(String token) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              var tip = find(token).flatMap(found -> tips.lock(found.id())).orElse(null);
              if (tip == null || tip.link() == null) {
                return Optional.<Boolean>empty();
              }
              audit.record(null, "tips.audit.forgotten", String.valueOf(tip.number()));
              return Optional.of(forgetting.atOnce(tip));
            }));
  }

  /// Mails the links to whoever has lost them. Nobody can tell from it whether there is anything to mail.
  ///
  /// @return false where somebody asks too often
  public boolean lost(MailAddress address, String origin) {
    var now = clock.instant();
    if (!throttle.allows("lost-tip", origin, PER_NETWORK, now)) {
      return false;
    }
    if (throttle.allowsAddress("lost-tip", address.text(), THANKS_PER_ADDRESS, now)) {
      transaction.executeWithoutResult(
          _ -> {
            var found = tips.findByMail(tippers.key(address.text()), MOST_LOST);
            if (!found.isEmpty() && links.ownPage(found.getFirst()).isPresent()) {
              // To the address as they gave it, not as it was typed now.
              post.mailLinks(found, tippers.find(found.getFirst().id()).orElseThrow().mail());
            }
          });
    }
    return true;
  }

  /// A file by the tipper's own link.
  public Optional<Content> file(String token, UUID file) {
    return find(token).flatMap(tip -> parts.file(tip.id(), file)).map(found -> new Content(found, parts.content(found.id())));
  }

  public record Content(TipFile file, byte[] bytes) {}
}
