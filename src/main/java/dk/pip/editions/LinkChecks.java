package dk.pip.editions;

import dk.pip.markdown.LinkTarget;
import dk.pip.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.node.Link;
import org.jspecify.annotations.Nullable;

/// Checks where the links of an edition lead, in its stories and in its blocks, and counts those that are right.
final class LinkChecks {
  private static final Set<String> EMPTY_LINK_TEXTS =
      Set.of("her", "klik her", "læs her", "se her", "link", "dette link", "læs mere", "here", "click here", "read more");

  private final List<Finding> findings = new ArrayList<>();
  private int right;

  private LinkChecks() {}

  static List<Finding> of(Bundle bundle) {
    var checks = new LinkChecks();
    for (var story : bundle.edition().stories()) {
      checks.story(story, bundle.bodyLines().getOrDefault(story.slug(), 1));
    }
    var blocks = bundle.edition().blocks();
    for (var i = 0; i < blocks.size(); i++) {
      checks.block(blocks.get(i), bundle.blockLines().get(i));
    }
    if (checks.findings.isEmpty()) {
      checks.findings.add(
          checks.right == 1
              ? Finding.passed("editions.check.one-link-right")
              : checks.right == 0
                  ? Finding.passed("editions.check.no-links")
                  : Finding.passed("editions.check.links-right", checks.right));
    }
    return checks.findings;
  }

  private void story(Story story, int bodyLine) {
    var file = BundleFiles.story(story.slug());
    for (var link : Markdown.links(story.body())) {
      var spans = link.getSourceSpans();
      link(link, file, bodyLine + (spans.isEmpty() ? 0 : spans.getFirst().getLineIndex()));
    }
    if (story.furtherUrl() != null) {
      address(story.furtherUrl(), file, 1);
    }
    var video = story.additions().video();
    if (video != null) {
      address(video.url(), file, 1);
      Markdown.links(video.transcript()).forEach(link -> link(link, file, 1));
    }
    var press = story.additions().press();
    if (press != null) {
      address(press.url(), file, 1);
    }
  }

  private void block(Block block, int line) {
    texts(block)
        .flatMap(text -> Markdown.links(text).stream())
        .forEach(link -> link(link, BundleFiles.EDITION, line));
    var address = address(block);
    if (address != null) {
      address(address, BundleFiles.EDITION, line);
    }
  }

  private void link(Link link, String file, int line) {
    if (!address(link.getDestination(), file, line)) {
      return;
    }
    var text = Checks.words(link).strip().toLowerCase(Locale.ROOT);
    if (EMPTY_LINK_TEXTS.contains(text)) {
      findings.add(Finding.warns(file, line, "editions.check.link-says-nothing", text));
    }
  }

  private boolean address(String target, String file, int line) {
    var remark = LinkTarget.of(target).remark();
    if (!LinkTarget.of(target).leads()) {
      var meant = LinkTarget.meant(target);
      findings.add(
          meant == null
              ? Finding.blocks(file, line, "editions.check." + remark, Fields.shorten(target))
              : Finding.blocks(file, line, "editions.check.link-broken-meant", Fields.shorten(target), meant));
      return false;
    }
    right++;
    return true;
  }

  /// The texts of a block that are CommonMark.
  static Stream<String> texts(Block block) {
    return switch (block) {
      case Block.Greeting greeting -> Stream.of(greeting.text());
      case Block.Invitation invitation -> Stream.ofNullable(invitation.text());
      case Block.Quiz quiz -> Stream.of(quiz.how(), quiz.answer()).filter(Objects::nonNull);
      case Block.Video video -> Stream.of(video.transcript());
      case Block.VoteCall vote -> Stream.ofNullable(vote.text());
      case Block.Thanks thanks -> Stream.of(thanks.text());
      case Block.FollowUp follow -> Stream.ofNullable(follow.text());
      case Block.InfoBox box -> Stream.of(box.text());
      case Block.NextIssue next -> Stream.ofNullable(next.text());
      case Block.AlsoInThisIssue _,
          Block.StoryInFull _,
          Block.StoryTeaser _,
          Block.PullQuote _,
          Block.Pictures _,
          Block.Numbers _,
          Block.PressMention _ ->
          Stream.empty();
    };
  }

  /// Where a block itself leads.
  static @Nullable String address(Block block) {
    return switch (block) {
      case Block.Invitation invitation -> invitation.signUpUrl();
      case Block.Video video -> video.url();
      case Block.PressMention mention -> mention.url();
      case Block.Greeting _,
          Block.AlsoInThisIssue _,
          Block.StoryInFull _,
          Block.StoryTeaser _,
          Block.PullQuote _,
          Block.Pictures _,
          Block.Numbers _,
          Block.Quiz _,
          Block.VoteCall _,
          Block.Thanks _,
          Block.FollowUp _,
          Block.InfoBox _,
          Block.NextIssue _ ->
          null;
    };
  }
}
