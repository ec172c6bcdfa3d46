package dk.pip.editions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dk.pip.documents.DocumentKind;
import dk.pip.documents.DocumentReader;
import dk.pip.documents.ReadingEnd;
import dk.pip.documents.Unread;
import dk.pip.language.CprNumbers;
import dk.pip.shared.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds civil registration numbers in what stories bring along. Each file is read once; of a number only a digest is kept.
public final class AttachmentNumbers {
  /// How much time of a processor the reading of one file may take: whoever looks at a draft is not to wait long.
  static final Duration TO_LOOK = Duration.ofSeconds(5);

  /// What goes out is read for longer.
  static final Duration TO_PUBLISH = Duration.ofSeconds(30);

  /// All that an edition brings along may take so many times as long as one file.
  private static final int FILES = 4;

  /// Two who look at once don't read the same file twice, and many don't take the whole machine.
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  private static final int MOST_REMEMBERED = 1_000;
  private static final int MOST_NUMBERS = 50;
  private static final int MOST_PAGES_NAMED = 10;

  private static final Cache<String, Found> REMEMBERED = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  /// What took too long says more of the machine than of the file, so it is known for a while only, and not at all to whoever
  /// publishes.
  private static final Cache<String, Found> TOOK_TOO_LONG = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(Duration.ofMinutes(10)).build();

  private AttachmentNumbers() {}

  /// What a file has.
  ///
  /// @param pages of each number by its digest
  /// @param hasMore whether there are yet more numbers
  /// @param perhaps the pages of those that are no more than perhaps one
  private record Found(Map<String, TreeSet<Integer>> pages, boolean hasMore, TreeSet<Integer> perhaps, ReadingEnd end) {}

  private static final Found NOT_BEGUN =
      new Found(Map.of(), false, new TreeSet<>(), new ReadingEnd(Set.of(Unread.TOO_LONG), List.of(), 0));

  /// The same of files that belong to no edition: what is in them that is to go out.
  public static List<Finding> in(List<AttachmentUse> attachments) {
    var findings = new ArrayList<Finding>();
    var until = System.nanoTime() + TO_PUBLISH.multipliedBy(FILES).toNanos();
    attachments.forEach(attachment -> add(found(attachment.content(), TO_PUBLISH, until), attachment, null, findings));
    return findings;
  }

  /// @param longest that reading one file may take; what all of them may take is bounded, too
  static List<Finding> of(Edition edition, Duration longest) {
    var findings = new ArrayList<Finding>();
    var until = System.nanoTime() + longest.multipliedBy(FILES).toNanos();
    for (var story : edition.stories()) {
      for (var attachment : story.additions().attachments()) {
        add(found(attachment.content(), longest, until), attachment, BundleFiles.story(story.slug()), findings);
      }
    }
    return findings;
  }

  /// Whether it was looked for in all of a file already.
  static boolean isReadToItsEnd(Attachment attachment) {
    var known = REMEMBERED.getIfPresent(attachment.sha256());
    return known != null && Unread.isAtEnd(known.end().unread());
  }

  /// @param until when it is too late to begin, by [System#nanoTime]
  private static Found found(Attachment attachment, Duration longest, long until) {
    var known = known(attachment, longest);
    if (known != null) {
      return known;
    }
    if (!isMyTurn(until - System.nanoTime())) {
      return NOT_BEGUN;
    }
    try {
      var meanwhile = known(attachment, longest);
      if (meanwhile != null) {
        return meanwhile;
      }
      var found = look(attachment, longest);
      (found.end().unread().contains(Unread.TOO_LONG) ? TOOK_TOO_LONG : REMEMBERED).put(attachment.sha256(), found);
      return found;
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }

  private static @Nullable Found known(Attachment attachment, Duration longest) {
    var known = REMEMBERED.getIfPresent(attachment.sha256());
    return known == null && longest.compareTo(TO_LOOK) <= 0 ? TOOK_TOO_LONG.getIfPresent(attachment.sha256()) : known;
  }

  private static boolean isMyTurn(long nanos) {
    try {
      return nanos > 0 && ONE_AT_A_TIME.tryLock(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void add(Found found, AttachmentUse attachment, @Nullable String story, List<Finding> findings) {
    var title = attachment.title();
    found.pages().forEach((digest, all) -> {
      var pages = known(all);
      findings.add(Finding.blocks(story, 0, "editions.check.civil-number-attached", digest, title, pages.size(), named(pages)));
    });
    if (found.hasMore()) {
      findings.add(Finding.blocks(story, 0, "editions.check.civil-number-attached-more", title, MOST_NUMBERS));
    }
    if (!found.perhaps().isEmpty()) {
      var pages = known(found.perhaps());
      findings.add(Finding.warns(story, 0, "editions.check.civil-number-attached-perhaps", title, pages.size(), named(pages)));
    }
    for (var why : new TreeSet<>(found.end().unread())) {
      var key = "editions.check.attachment-unread." + why.name().toLowerCase(Locale.ROOT).replace('_', '-');
      var pages = found.end().silent();
      findings.add(Finding.warns(story, 0, key, title, pages.size(), named(pages)));
    }
  }

  private static List<Integer> known(Set<Integer> pages) {
    return pages.stream().filter(page -> page > 0).toList();
  }

  private static String named(List<Integer> pages) {
    var first = pages.stream().limit(MOST_PAGES_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    return pages.size() > MOST_PAGES_NAMED ? first + " …" : first;
  }

  private static Found look(Attachment attachment, Duration longest) {
    var pages = new LinkedHashMap<String, TreeSet<Integer>>();
    var perhaps = new TreeSet<Integer>();
    var hasMore = new AtomicBoolean();
    var end =
        DocumentReader.lines(
            DocumentKind.valueOf(attachment.kind().name()),
            attachment.bytes(),
            longest,
            (line, page) -> {
              switch (CprNumbers.in(line)) {
                case NONE -> {}
                case POSSIBLE -> perhaps.add(page);
                case CERTAIN -> {
                  for (var number : CprNumbers.certain(line)) {
                    var digest = Sha256.hex(Sha256.of(number));
                    if (pages.size() < MOST_NUMBERS || pages.containsKey(digest)) {
                      pages.computeIfAbsent(digest, _ -> new TreeSet<>()).add(page);
                    } else {
                      hasMore.set(true);
                    }
                  }
                }
              }
            });
    return new Found(pages, hasMore.get(), perhaps, end);
  }
}
