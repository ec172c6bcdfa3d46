package dk.pip.guides.web;

import dk.pip.editions.AttachmentUse;
import dk.pip.editions.TextHtml;
import dk.pip.guides.Guide;
import dk.pip.guides.GuideFile;
import dk.pip.guides.GuideId;
import dk.pip.guides.GuideOwners;
import dk.pip.guides.GuideTree;
import dk.pip.guides.Guides;
import dk.pip.guides.ShownGuide;
import dk.pip.library.Library;
import dk.pip.links.Links;
import dk.pip.people.People;
import dk.pip.people.Units;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts together what a guide's page says.
@Component
class GuideContents {
  private static final String PICTURES = "pictures/";

  private final Guides guides;
  private final Library library;
  private final Links links;
  private final People people;
  private final Units units;
  private final Settings settings;

  GuideContents(Guides guides, Library library, Links links, People people, Units units, Settings settings) {
    this.guides = guides;
    this.library = library;
    this.links = links;
    this.people = people;
    this.units = units;
    this.settings = settings;
  }

  static String root(Audience who) {
    return who == Audience.STAFF ? GuideTree.STAFF : GuideTree.PUBLIC;
  }

  /// A page as those see it who may see it.
  GuideContent content(GuideTree tree, ShownGuide shown, Audience who) {
    var address = root(who) + "/" + tree.path(shown.guide());
    return content(tree, shown, who, file -> address + "/" + file.name(), (file, width) -> address + "/" + picture(file, width));
  }

  /// A page as it would be seen, in the newsroom.
  GuideContent preview(GuideTree tree, ShownGuide shown, String address) {
    return content(
        tree, shown, Audience.STAFF, file -> address + "/bilag/" + file.name(), (file, _) -> address + "/billeder/" + escaped(file.substring(file.indexOf('/') + 1)));
  }

  private interface PictureAddress {
    String of(String file, int width);
  }

  private GuideContent content(GuideTree tree, ShownGuide shown, Audience who, Function<GuideFile, String> files, PictureAddress pictures) {
    var guide = shown.guide();
    var texts = Texts.in(settings.language());
    var children = tree.shown(guide, who);
    var teasers = guides.teasers(children);
    var parent = guide.parent() == null ? null : tree.find(guide.parent()).orElse(null);
    var owners = new GuideOwners(people.list(), units.list());
    var publication = guide.publication();
    var day = publication == null ? null : Dates.local(publication.at()).toLocalDate();
    var responsible = owners.name(guide);
    // Everybody is told who answers for it; who pressed the button is for colleagues to know.
    var by = publication == null ? null : who == Audience.PUBLIC && guide.unit() != null ? responsible : owners.name(publication.by());
    var text = shown.text();
    return new GuideContent(
        text.title(),
        text.teaser(),
        TextHtml.of(text.body(), texts, shown.anchors(), links.shownAsDead(), pictures(guide.id(), pictures)),
        shown.headings(),
        tree.above(guide).stream().map(above -> link(tree, above, who, "", false)).toList(),
        tree.shown(parent, who).stream().map(beside -> link(tree, beside, who, "", beside.id().equals(guide.id()))).toList(),
        children.stream().map(child -> link(tree, child, who, teasers.getOrDefault(child.id(), ""), false)).toList(),
        text.files().stream().map(file -> file(file, files.apply(file), texts)).toList(),
        day == null ? null : day.toString(),
        day == null ? null : Dates.date(day, texts.language()),
        by,
        reviewed(guide, texts),
        review(guide, texts),
        responsible != null && !responsible.equals(by) ? responsible : null,
        who == Audience.STAFF && tree.audience(guide) == Audience.STAFF);
  }

  GuideContent.Link link(GuideTree tree, Guide guide, Audience who, String teaser, boolean isHere) {
    var publication = guide.publication();
    var title = publication == null ? guide.title() : publication.title();
    return new GuideContent.Link(root(who) + "/" + tree.path(guide), title, teaser, isHere, who == Audience.STAFF && tree.audience(guide) == Audience.STAFF);
  }

  private static @Nullable String reviewed(Guide guide, Texts texts) {
    var at = guide.reviewedAt();
    var publication = guide.publication();
    return at == null || publication == null || at.isBefore(publication.at()) ? null : Dates.date(Dates.local(at).toLocalDate(), texts.language());
  }

  private GuideContent.@Nullable Review review(Guide guide, Texts texts) {
    var day = guide.reviewBy();
    return day == null || !guide.reviewShown() ? null : new GuideContent.Review(Dates.date(day, texts.language()), guide.isOverdue(guides.today()));
  }

  private static GuideContent.File file(GuideFile file, String address, Texts texts) {
    var facts = AttachmentUse.facts(file.kind(), file.size(), texts);
    var comma = facts.indexOf(", ");
    var blank = facts.lastIndexOf(' ');
    return new GuideContent.File(address, file.title(), facts.substring(0, comma), facts.substring(comma + 2, blank), facts.substring(blank + 1));
  }

  private Function<String, TextHtml.@Nullable Shown> pictures(GuideId guide, PictureAddress address) {
    Map<String, Optional<TextHtml.Shown>> known = new HashMap<>();
    return file ->
        known
            .computeIfAbsent(
                file,
                path ->
                    library
                        .named(guide.value(), path)
                        .map(picture -> new TextHtml.Shown(width -> address.of(path, width), picture.width(), picture.height())))
            .orElse(null);
  }

  /// `baenken-960.jpg` for `pictures/baenken.jpg`.
  private static String picture(String file, int width) {
    var name = file.substring(file.indexOf('/') + 1);
    var dot = name.lastIndexOf('.');
    return escaped((dot < 0 ? name : name.substring(0, dot)) + "-" + width + (dot < 0 ? "" : name.substring(dot)));
  }

  static String escaped(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// A picture in a width.
  record PictureAsked(String file, int width) {}

  /// What an address means that [#picture] made, or anybody.
  static Optional<PictureAsked> asked(String name) {
    var dot = name.lastIndexOf('.');
    var hyphen = dot < 0 ? -1 : name.lastIndexOf('-', dot);
    if (hyphen <= 0) {
      return Optional.empty();
    }
    var width = name.substring(hyphen + 1, dot);
    return TextHtml.WIDTHS.stream()
        .filter(each -> String.valueOf(each).equals(width))
        .findFirst()
        .map(each -> new PictureAsked(PICTURES + name.substring(0, hyphen) + name.substring(dot), each));
  }

  /// All that somebody sees, by section.
  List<AllGuidesPage.Section> sections(Audience who) {
    var tree = guides.tree();
    var top = tree.shown(null, who);
    var teasers = guides.teasers(top);
    return top.stream()
        .map(
            section ->
                new AllGuidesPage.Section(
                    link(tree, section, who, teasers.getOrDefault(section.id(), ""), false),
                    tree.shown(section, who).stream().map(page -> link(tree, page, who, "", false)).toList()))
        .toList();
  }
}
