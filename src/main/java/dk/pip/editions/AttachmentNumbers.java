package dk.pip.editions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// Finds civil registration numbers in what stories bring along. Each file is read once; of a number only a digest is kept.
final class AttachmentNumbers {
  /// How much time of a processor the reading of one file may take: whoever looks at a draft is not to wait long.
  static final Duration TO_LOOK = Duration.ofSeconds(5);

  /// What goes out is read for longer.
  static final Duration TO_PUBLISH = Duration.ofSeconds(30);

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
  private record Found(Map<String, TreeSet<Integer>> pages, boolean hasMore, TreeSet<Integer> perhaps, AttachmentText.End end) {}

  /// @param longest that reading one file may take
  static List<Finding> of(Edition edition, Duration longest) {
    var findings = new ArrayList<Finding>();
    for (var story : edition.stories()) {
      for (var attachment : story.additions().attachments()) {
        add(found(attachment.content(), longest), attachment, BundleFiles.story(story.slug()), findings);
      }
    }
    return findings;
  }

  private static Found found(Attachment attachment, Duration longest) {
    var known = REMEMBERED.getIfPresent(attachment.sha256());
    if (known == null && longest.compareTo(TO_LOOK) <= 0) {
      known = TOOK_TOO_LONG.getIfPresent(attachment.sha256());
    }
    if (known != null) {
      return known;
    }
    var found = look(attachment, longest);
    (found.end().unread().contains(AttachmentText.Unread.TOO_LONG) ? TOOK_TOO_LONG : REMEMBERED).put(attachment.sha256(), found);
    return found;
  }

  private static void add(Found found, AttachmentUse attachment, String story, List<Finding> findings) {
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
    for (var why : found.end().unread()) {
      var key = "editions.check.attachment-unread." + why.name().toLowerCase(Locale.ROOT).replace('_', '-');
      var pages = found.end().pages();
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
        AttachmentText.read(
            attachment,
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
