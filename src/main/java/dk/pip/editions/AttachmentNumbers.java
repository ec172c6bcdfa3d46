package dk.pip.editions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dk.pip.language.CprNumbers;
import dk.pip.shared.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds civil registration numbers in what stories bring along. Each file is read once; of a number only a digest is kept.
final class AttachmentNumbers {
  private static final int MOST_REMEMBERED = 1_000;
  private static final int MOST_NUMBERS = 50;
  private static final int MOST_PAGES_NAMED = 10;

  /// Those that are no more than perhaps one.
  private static final String PERHAPS = "";

  private static final Cache<String, Found> REMEMBERED = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  private AttachmentNumbers() {}

  /// What a file has.
  ///
  /// @param pages of each number by its digest
  private record Found(Map<String, TreeSet<Integer>> pages, AttachmentText.@Nullable Unread unread) {}

  static List<Finding> of(Edition edition) {
    var findings = new ArrayList<Finding>();
    for (var story : edition.stories()) {
      for (var attachment : story.additions().attachments()) {
        var found = REMEMBERED.get(attachment.content().sha256(), _ -> look(attachment.content()));
        add(found, attachment, BundleFiles.story(story.slug()), findings);
      }
    }
    return findings;
  }

  private static void add(Found found, AttachmentUse attachment, String story, List<Finding> findings) {
    found.pages().forEach((digest, all) -> {
      var pages = all.stream().filter(page -> page > 0).limit(MOST_PAGES_NAMED).map(String::valueOf).toList();
      var where = String.join(", ", pages);
      findings.add(
          digest.equals(PERHAPS)
              ? Finding.warns(story, 0, "editions.check.civil-number-attached-perhaps", attachment.title(), pages.size(), where)
              : Finding.blocks(story, 0, "editions.check.civil-number-attached", digest, attachment.title(), pages.size(), where));
    });
    if (found.unread() != null) {
      var why = found.unread().name().toLowerCase(Locale.ROOT).replace('_', '-');
      findings.add(Finding.warns(story, 0, "editions.check.attachment-unread." + why, attachment.title()));
    }
  }

  private static Found look(Attachment attachment) {
    var pages = new LinkedHashMap<String, TreeSet<Integer>>();
    var unread =
        AttachmentText.read(
            attachment,
            (line, page) -> {
              for (var digest : digests(line)) {
                if (pages.size() < MOST_NUMBERS || pages.containsKey(digest)) {
                  pages.computeIfAbsent(digest, _ -> new TreeSet<>()).add(page);
                }
              }
            });
    return new Found(pages, unread);
  }

  private static List<String> digests(String line) {
    return switch (CprNumbers.in(line)) {
      case NONE -> List.of();
      case POSSIBLE -> List.of(PERHAPS);
      case CERTAIN -> CprNumbers.certain(line).stream().map(number -> Sha256.hex(Sha256.of(number))).collect(Collectors.toList());
    };
  }
}
