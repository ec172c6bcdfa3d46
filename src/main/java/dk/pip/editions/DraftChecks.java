package dk.pip.editions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What can be wrong with a draft among others, with its stories in the newsroom, and in the eyes of other modules. What is
/// wrong with the content itself is said by [Checks].
@Component
class DraftChecks {
  private final Drafts drafts;
  private final DraftStories stories;
  private final Publications publications;
  private final Approvals approvals;
  private final EditionSettings settings;
  private final AllowedNumbers numbers;
  private final List<EditionCheck> brought;

  DraftChecks(
      Drafts drafts,
      DraftStories stories,
      Publications publications,
      Approvals approvals,
      EditionSettings settings,
      AllowedNumbers numbers,
      List<EditionCheck> brought) {
    this.drafts = drafts;
    this.stories = stories;
    this.publications = publications;
    this.approvals = approvals;
    this.settings = settings;
    this.numbers = numbers;
    this.brought = List.copyOf(brought);
  }

  /// @param content what was found in the draft alone
  List<Finding> of(EditionSummary summary, Edition edition, List<Finding> content) {
    var findings = new ArrayList<>(ofOthers(summary, edition));
    findings.addAll(numbers.applied(summary.id(), content));
    return findings;
  }

  private List<Finding> ofOthers(EditionSummary summary, Edition edition) {
    var findings = new ArrayList<>(takenPaths(summary, edition));
    findings.addAll(relatedGone(edition));
    var pictures = drafts.pictureHashes(summary.id(), summary.revision());
    brought.forEach(check -> findings.addAll(check.check(edition, pictures)));
    findings.addAll(unapproved(summary));
    findings.addAll(sameName(summary));
    var approval = approval(summary);
    var given = approval.given();
    if (approval.isMissing()) {
      findings.add(Finding.blocks(null, 0, summary.isSingle() ? "editions.single.not-approved" : "editions.check.not-approved"));
    } else if (given != null) {
      findings.add(Finding.passed("editions.check.approved", given.name()));
    }
    return findings;
  }

  /// Whether somebody must approve the newest draft, and has.
  Approval approval(EditionSummary summary) {
    var isNeeded = settings.approval().isNeededFor(summary.audience()) && !(summary.isAsPublished() && !summary.isWithdrawn());
    return new Approval(isNeeded, approvals.find(summary.id(), state(summary)).orElse(null), drafts.madeBy(summary.id(), summary.revision()).orElse(null));
  }

  /// What is approved, as it is now.
  String state(EditionSummary summary) {
    return Approvals.state(summary.revision(), drafts.revisions(summary.id(), summary.revision()));
  }

  private List<Finding> takenPaths(EditionSummary summary, Edition edition) {
    return publications.takenPaths(summary.id(), paths(edition, drafts.storiesOf(summary.id(), summary.revision()))).stream()
        .map(path -> Finding.blocks(BundleFiles.EDITION, 0, "editions.check.path-taken", path))
        .toList();
  }

  private List<Finding> relatedGone(Edition edition) {
    var paths = edition.stories().stream().flatMap(story -> story.additions().related().stream()).flatMap(related -> Stream.ofNullable(related.address()));
    var there = publications.readable(paths.collect(Collectors.toSet()));
    var findings = new ArrayList<Finding>();
    for (var story : edition.stories()) {
      for (var related : story.additions().related()) {
        var address = related.address();
        if (address != null && !there.contains(address)) {
          findings.add(Finding.warns(BundleFiles.story(story.slug()), 1, "editions.check.related-gone", String.valueOf(related.title()), address));
        }
      }
    }
    return findings;
  }

  /// The addresses of an edition's stories, with the stories that stand there.
  static Map<String, Optional<StoryId>> paths(Edition edition, Map<String, StoryId> stories) {
    var paths = new LinkedHashMap<String, Optional<StoryId>>();
    edition.stories().forEach(story -> paths.put(Addresses.story(edition, story), Optional.ofNullable(stories.get(story.slug()))));
    return paths;
  }

  /// Two stories that were brought in at different times may call different files the same.
  private List<Finding> sameName(EditionSummary summary) {
    var findings = new ArrayList<Finding>();
    var inDraft = drafts.storiesOf(summary.id(), summary.revision());
    var texts = stories.texts(inDraft.values());
    var known = new HashMap<String, String>();
    inDraft.forEach((slug, id) -> {
      var text = texts.get(id);
      if (text != null) {
        text.attachments().forEach((path, sha256) -> {
          var other = known.putIfAbsent(path, sha256);
          if (other != null && !other.equals(sha256)) {
            findings.add(Finding.blocks(BundleFiles.story(slug), 0, "editions.check.attachment-twice", path));
          }
        });
      }
    });
    return findings;
  }

  private List<Finding> unapproved(EditionSummary summary) {
    var findings = new ArrayList<Finding>();
    var inDraft = drafts.storiesOf(summary.id(), summary.revision());
    var known = stories.describe(inDraft.values());
    inDraft.forEach((slug, id) -> {
      var story = known.get(id);
      if (story != null && !story.isApproved()) {
        findings.add(Finding.blocks(BundleFiles.story(slug), 0, "editions.check.story-not-approved", story.headline()));
      }
    });
    return findings;
  }
}
