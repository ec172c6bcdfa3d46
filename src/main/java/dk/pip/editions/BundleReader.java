package dk.pip.editions;

import dk.pip.editions.Block.AlsoInThisIssue;
import dk.pip.editions.Block.Figure;
import dk.pip.editions.Block.FollowUp;
import dk.pip.editions.Block.Greeting;
import dk.pip.editions.Block.InfoBox;
import dk.pip.editions.Block.Invitation;
import dk.pip.editions.Block.NextIssue;
import dk.pip.editions.Block.Numbers;
import dk.pip.editions.Block.Pictures;
import dk.pip.editions.Block.PressMention;
import dk.pip.editions.Block.PullQuote;
import dk.pip.editions.Block.Quiz;
import dk.pip.editions.Block.StoryInFull;
import dk.pip.editions.Block.StoryTeaser;
import dk.pip.editions.Block.Thanks;
import dk.pip.editions.Block.Video;
import dk.pip.editions.Block.VoteCall;
import dk.pip.municipality.Imprint;
import dk.pip.municipality.Theme;
import dk.pip.pictures.Picture;
import dk.pip.shared.Audience;
import dk.pip.shared.Language;
import dk.pip.shared.LocalPath;
import dk.pip.shared.MailAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a bundle's files as an edition. Everything that is wrong is found in one go, each with file, line and mend.
final class BundleReader {
  static final String FORMAT = "pip-edition-1";
  private static final int MOST_BLOCKS = 200;
  static final int MOST_PROMISES = 12;
  private static final int MOST_LETTERS = 600_000;

  /// A line of its own has room for so many letters in print.
  private static final int LINE = 40;

  private static final int MOST_FINDINGS = 100;
  private static final Map<String, Audience> AUDIENCES = ordered("public", Audience.PUBLIC, "staff", Audience.STAFF);
  private static final Map<String, EditionKind> KINDS = ordered("edition", EditionKind.MONTHLY, "single", EditionKind.SINGLE);
  private static final Map<String, Language> LANGUAGES = ordered("da", Language.DA, "en", Language.EN);
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

  private final BundleFiles files;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Picture> pictures;
  private final StoryReader stories;
  private final List<Integer> blockLines = new ArrayList<>();
  private final Set<String> used = new HashSet<>();

  private BundleReader(BundleFiles files, PictureIntake intake) {
    this.files = files;
    this.pictures = intake.takeIn(files, findings);
    this.stories = new StoryReader(files, findings, this::picture);
  }

  /// @throws BundleUnreadable with all that is wrong
  static Bundle read(BundleFiles files, PictureIntake intake) {
    return new BundleReader(files, intake).read();
  }

  private Bundle read() {
    var text = TextFile.read(files, BundleFiles.EDITION, findings);
    var fields = text == null ? null : YamlText.read(text, BundleFiles.EDITION, 0, findings);
    if (fields == null) {
      throw unreadable();
    }
    if (!fields.required("format", 40).equals(FORMAT)) {
      fields.problem(fields.line("format"), "editions.bundle.format", FORMAT);
    }
    var kind = fields.choice("kind", KINDS, EditionKind.MONTHLY);
    var isSingle = kind == EditionKind.SINGLE;
    var number = isSingle && !fields.has("number") ? 0 : fields.number("number", isSingle ? 0 : 1, 99);
    var volume = fields.has("volume") ? fields.number("volume", 1, 999) : null;
    var month = fields.requiredMonth("month");
    var title = fields.required("title", 120);
    var audience = fields.choice("audience", AUDIENCES, Audience.PUBLIC);
    var language = fields.choice("language", LANGUAGES, Language.DA);
    var published = fields.optionalDay("published");
    var imprint = imprint(fields.mapping("municipality"));
    var blocks = new ArrayList<Block>();
    for (var block : fields.mappings("blocks", 1, MOST_BLOCKS)) {
      blockLines.add(block.line());
      blocks.add(block(block));
    }
    if (isSingle && (blocks.size() != 1 || !(blocks.getFirst() instanceof StoryInFull))) {
      fields.problem(fields.line("blocks"), "editions.bundle.single");
    }
    fields.finish();
    checkLength(blocks);
    stories.noteUnused();
    for (var file : pictures.keySet()) {
      if (!used.contains(file) && !stories.usesPicture(file)) {
        findings.add(Finding.warns(file, 0, "editions.bundle.picture-unused"));
      }
    }
    if (findings.stream().anyMatch(finding -> finding.level() == Finding.Level.BLOCKS)) {
      throw unreadable();
    }
    var edition = new Edition(number, volume, month, title, audience, language, published, blocks, kind);
    return new Bundle(edition, imprint, pictures, cleaned(), List.copyOf(blockLines), stories.bodyLines(), List.copyOf(findings));
  }

  /// All forms are made while somebody waits, and paper takes longest.
  private void checkLength(List<Block> blocks) {
    var letters = 0L;
    for (var block : blocks) {
      for (var text : texts(block)) {
        letters += text.length() + LINE * text.chars().filter(c -> c == '\n').count();
      }
    }
    if (letters > MOST_LETTERS) {
      findings.add(Finding.blocks(BundleFiles.EDITION, 0, "editions.bundle.too-much-text", MOST_LETTERS));
    }
  }

  private static List<String> texts(Block block) {
    return switch (block) {
      case StoryInFull(var story) -> texts(story);
      case StoryTeaser(var story, _) -> texts(story);
      default -> LinkChecks.texts(block).toList();
    };
  }

  private static List<String> texts(Story story) {
    var video = story.additions().video();
    return video == null ? List.of(story.body()) : List.of(story.body(), video.transcript());
  }

  private BundleUnreadable unreadable() {
    var blocking = findings.stream().filter(finding -> finding.level() == Finding.Level.BLOCKS);
    return new BundleUnreadable(blocking.limit(MOST_FINDINGS).toList());
  }

  /// The files as they are kept: with the pictures as they were taken in, without their metadata.
  private BundleFiles cleaned() {
    var kept = new TreeMap<String, byte[]>(files.files());
    pictures.forEach((file, picture) -> kept.put(file, picture.bytes()));
    return new BundleFiles(kept);
  }

  private Block block(Fields fields) {
    var word = fields.required("kind", 40);
    var kind = Block.Kind.named(word);
    if (kind.isEmpty()) {
      if (!word.equals("–")) {
        var known = Block.Kind.words();
        var meant = Fields.nearest(word, known);
        fields.problem(
            fields.line("kind"),
            meant == null ? "editions.bundle.unknown-kind" : "editions.bundle.unknown-kind-meant",
            Fields.shorten(word),
            meant == null ? String.join(", ", known) : meant);
      }
      return new AlsoInThisIssue();
    }
    var result = block(kind.get(), fields);
    fields.finish();
    return result;
  }

  private Block block(Block.Kind kind, Fields f) {
    return switch (kind) {
      case GREETING -> new Greeting(f.requiredText("text"), f.optional("signature", 200), f.optionalLanguage("language"));
      case ALSO_IN_THIS_ISSUE -> new AlsoInThisIssue();
      case STORY -> new StoryInFull(stories.get(f));
      case STORY_TEASER -> new StoryTeaser(stories.get(f), f.optional("text", 600));
      case PULL_QUOTE -> new PullQuote(f.required("quote", 400), f.required("source", 200), f.optionalLanguage("language"));
      case PICTURES -> new Pictures(f.optional("title", 120), pictures(f), f.optionalLanguage("language"));
      case NUMBERS -> new Numbers(f.optional("title", 120), figures(f), f.required("source", 200), f.optionalLanguage("language"));
      case INVITATION -> invitation(f);
      case QUIZ -> quiz(f);
      case VIDEO -> video(f);
      case PRESS_MENTION ->
          new PressMention(
              // Something must be told of it.
              f.has("summary") ? f.optional("quote", 400) : f.required("quote", 400),
              f.required("source", 200),
              f.requiredDay("date"),
              f.optionalUrl("url"),
              f.has("summary") ? f.required("title", 160) : f.optional("title", 160),
              f.optional("summary", PressArticle.LONGEST_SUMMARY),
              f.optionalLanguage("language"));
      case VOTE -> vote(f);
      case THANKS -> new Thanks(f.required("title", 120), f.requiredText("text"), f.optionalLanguage("language"));
      case FOLLOW_UP -> new FollowUp(promises(f), f.requiredDay("as-of"), f.optionalText("text"), f.optionalLanguage("language"));
      case INFO_BOX -> new InfoBox(f.required("title", 120), f.requiredText("text"), f.optionalDay("until"), f.optionalLanguage("language"));
      case NEXT_ISSUE -> nextIssue(f);
    };
  }

  private static List<Figure> figures(Fields fields) {
    var figures = new ArrayList<Figure>();
    for (var figure : fields.mappings("figures", 1, 6)) {
      figures.add(
          new Figure(figure.required("value", 20), figure.optional("unit", 40), figure.required("label", 120)));
      figure.finish();
    }
    return figures;
  }

  private static List<FollowedPromise> promises(Fields fields) {
    var promises = new ArrayList<FollowedPromise>();
    for (var promise : fields.mappings("promises", 1, MOST_PROMISES)) {
      promise.required("state", 20);
      var path = promise.optional("path", 300);
      if (path != null && LocalPath.of(path) == null) {
        promise.problem(promise.line("path"), "editions.bundle.not-a-path", "path", Fields.shorten(path));
      }
      promises.add(
          new FollowedPromise(
              promise.required("sentence", FollowedPromise.LONGEST_SENTENCE),
              promise.optional("source", 200),
              promise.requiredDay("promised"),
              promise.choice("state", FollowedState.BY_WORD, FollowedState.MADE),
              promise.optional("words", FollowedPromise.LONGEST_WORDS),
              promise.requiredDay("due"),
              promise.requiredDay("since"),
              path));
      promise.finish();
    }
    return promises;
  }

  private static Invitation invitation(Fields f) {
    return new Invitation(
        f.required("title", 120),
        f.requiredTime("start"),
        f.optionalTime("end"),
        f.required("place", 200),
        f.optionalTimeOrEndOfDay("deadline"),
        f.optionalText("text"),
        f.optionalUrlOrMail("sign-up"),
        f.optional("organiser", 200),
        f.optionalLanguage("language"));
  }

  private static Quiz quiz(Fields f) {
    return new Quiz(
        f.required("title", 120),
        f.required("question", 400),
        f.texts("options", 2, 6),
        f.optionalTime("opens"),
        f.requiredTime("closes"),
        f.optionalText("how"),
        f.requiredText("answer"),
        f.optionalLanguage("language"));
  }

  private static VoteCall vote(Fields f) {
    return new VoteCall(
        f.required("question", 200),
        f.texts("options", 2, 20),
        f.optionalTime("opens"),
        f.requiredTime("closes"),
        f.required("vote", 80),
        f.optionalText("text"),
        f.optionalLanguage("language"));
  }

  private static NextIssue nextIssue(Fields f) {
    var date = f.optionalDay("date");
    var when = f.optional("when", 60);
    if (!f.has("date") && when == null) {
      f.problem(f.line("when"), "editions.bundle.date-or-when");
    }
    var said = date == null && when == null ? "–" : when;
    return new NextIssue(date, said, f.optionalDay("tips-by"), f.optionalText("text"));
  }

  private Video video(Fields f) {
    var still = f.mapping("still");
    return new Video(
        f.required("title", 120),
        f.has("url") ? orNothing(f.optionalUrl("url")) : f.required("url", 2_000),
        still == null ? null : picture(still),
        f.optional("duration", 20),
        f.optionalDay("until"),
        f.requiredText("transcript"),
        f.optionalLanguage("language"));
  }

  private static String orNothing(@Nullable String url) {
    return url == null ? "–" : url;
  }

  private List<PictureUse> pictures(Fields fields) {
    var uses = new ArrayList<PictureUse>();
    for (var picture : fields.mappings("pictures", 1, 24)) {
      uses.add(picture(picture));
    }
    return uses;
  }

  private PictureUse picture(Fields f) {
    var file = f.required("file", 200);
    if (!file.equals("–") && !pictures.containsKey(file) && !files.files().containsKey(file)) {
      f.problem(f.line("file"), "editions.bundle.picture-not-there", Fields.shorten(file));
    }
    used.add(file);
    var decorative = f.flag("decorative");
    var alt = f.optional("alt", 500);
    if (alt == null && !decorative) {
      f.problem(f.line("file"), "editions.bundle.alt-missing", Fields.shorten(file));
    }
    if (alt != null && decorative) {
      f.problem(f.line("alt"), "editions.bundle.alt-and-decorative", Fields.shorten(file));
    }
    var use = new PictureUse(file, alt == null ? "" : alt, decorative, f.optional("caption", 400), f.optional("credit", 200));
    f.finish();
    return use;
  }

  private @Nullable Imprint imprint(@Nullable Fields f) {
    if (f == null) {
      return null;
    }
    var name = f.required("name", 120);
    var newsletter = f.optional("newsletter", 40);
    var tagline = f.optional("tagline", 160);
    var theme = new Theme(colour(f, "brand", Theme.DEFAULT.brand()), colour(f, "accent", Theme.DEFAULT.accent()));
    var armsFile = f.optional("arms", 200);
    if (armsFile != null && !pictures.containsKey(armsFile) && !files.files().containsKey(armsFile)) {
      f.problem(f.line("arms"), "editions.bundle.picture-not-there", Fields.shorten(armsFile));
    }
    if (armsFile != null) {
      used.add(armsFile);
    }
    var site = f.optionalUrl("site");
    var contact = f.optional("contact", 320);
    if (contact != null && MailAddress.parse(contact).isEmpty()) {
      f.problem(f.line("contact"), "editions.bundle.not-a-mail-address", Fields.shorten(contact));
    }
    var address = f.optional("address", 200);
    f.finish();
    return new Imprint(
        name,
        newsletter == null ? "pip" : newsletter,
        tagline == null ? "" : tagline,
        theme,
        armsFile == null ? null : pictures.get(armsFile),
        site == null ? null : URI.create(Fields.inAscii(site.replaceAll("/+$", ""))),
        "",
        contact == null ? "" : contact,
        address == null ? "" : address);
  }

  private static String colour(Fields f, String name, String preset) {
    var value = f.optional(name, 40);
    if (value == null) {
      return preset;
    }
    if (!COLOUR.matcher(value).matches()) {
      f.problem(f.line(name), "editions.bundle.not-a-colour", name, Fields.shorten(value));
      return preset;
    }
    return value.toLowerCase(Locale.ROOT);
  }

  private static <T> Map<String, T> ordered(String first, T one, String second, T two) {
    var map = new LinkedHashMap<String, T>();
    map.put(first, one);
    map.put(second, two);
    return map;
  }
}
