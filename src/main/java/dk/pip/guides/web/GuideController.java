package dk.pip.guides.web;

import dk.pip.access.Anyone;
import dk.pip.access.StaffAddresses;
import dk.pip.access.StaffSite;
import dk.pip.editions.TextHtml;
import dk.pip.frame.PageAbout;
import dk.pip.guides.Guide;
import dk.pip.guides.GuideTree;
import dk.pip.guides.Guides;
import dk.pip.guides.ShownGuide;
import dk.pip.library.Library;
import dk.pip.pictures.Picture;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import dk.pip.shared.Texts;
import dk.pip.web.Errors;
import dk.pip.web.HandedOver;
import dk.pip.web.NotFound;
import dk.pip.web.PublicPages;
import dk.pip.web.Served;
import dk.pip.web.StaffPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// Guides for whoever reads, with their files and pictures at addresses below their own. What was moved leads to where it is.
@Controller
class GuideController implements StaffAddresses {
  private static final int LONGEST = 1_000;

  private final Guides guides;
  private final GuideContents contents;
  private final Library library;
  private final PublicPages pages;
  private final StaffPages staff;
  private final Settings settings;

  GuideController(Guides guides, GuideContents contents, Library library, PublicPages pages, StaffPages staff, Settings settings) {
    this.guides = guides;
    this.contents = contents;
    this.library = library;
    this.pages = pages;
    this.staff = staff;
    this.settings = settings;
  }

  @Anyone
  @GetMapping(GuideTree.PUBLIC)
  Served all() {
    return pages.page(aboutAll(GuideTree.PUBLIC), "guides/all.jte", frame -> new AllGuidesPage(frame, contents.sections(Audience.PUBLIC), false));
  }

  @StaffSite
  @GetMapping(GuideTree.STAFF)
  Served allForStaff() {
    return staff.page(aboutAll(GuideTree.STAFF), "guides/all.jte", frame -> new AllGuidesPage(frame, contents.sections(Audience.STAFF), true));
  }

  private PageAbout aboutAll(String path) {
    var texts = Texts.in(settings.language());
    return PageAbout.of(settings.language(), path, texts.get("guides.all.title"), texts.get("guides.all.about"));
  }

  @Anyone
  @GetMapping(GuideTree.PUBLIC + "/**")
  Object read(HttpServletRequest request) {
    return read(request, Audience.PUBLIC);
  }

  @StaffSite
  @GetMapping(GuideTree.STAFF + "/**")
  Object readByStaff(HttpServletRequest request) {
    return read(request, Audience.STAFF);
  }

  /// What somebody asks for below the address of all guides.
  ///
  /// @param page the path of the page
  /// @param file the name of a file or picture of it; null for the page itself
  private record Asked(String page, @Nullable String file) {
    static Optional<Asked> of(String uri, String root) {
      if (uri.length() > LONGEST || !uri.startsWith(root + "/")) {
        return Optional.empty();
      }
      var path = decoded(uri.substring(root.length() + 1)).replaceFirst("/+$", "");
      var slash = path.lastIndexOf('/');
      var isFile = slash > 0 && path.indexOf('.', slash) > 0;
      return Optional.of(isFile ? new Asked(path.substring(0, slash), path.substring(slash + 1)) : new Asked(path, null));
    }

    private static String decoded(String path) {
      try {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return path;
      }
    }

    String ending() {
      return file == null ? "" : "/" + GuideContents.escaped(file);
    }
  }

  private Object read(HttpServletRequest request, Audience who) {
    var uri = request.getRequestURI();
    var root = GuideContents.root(who);
    var asked = Asked.of(uri, root).orElseThrow(NotFound::new);
    var tree = guides.tree();
    var guide = tree.at(asked.page()).orElse(null);
    if (guide != null && tree.isSeenBy(who, guide)) {
      return found(tree, guide, asked, uri, who);
    }
    var now = moved(tree, asked.page(), who);
    if (now.isPresent()) {
      return movedTo(root + "/" + tree.path(now.get()) + asked.ending());
    }
    // It was there for them, and was taken down.
    var gone = Optional.ofNullable(guide).or(() -> guides.formerlyAt(tree, asked.page()));
    if (gone.filter(it -> it.isTakenDown() && it.publication() != null && (who == Audience.STAFF || tree.audience(it) == Audience.PUBLIC)).isPresent()) {
      request.setAttribute(Errors.EXPLANATION, "guides.gone");
      throw new ResponseStatusException(HttpStatus.GONE);
    }
    throw new NotFound();
  }

  /// The page that was there before, or whose address somebody has typed in capitals.
  private Optional<Guide> moved(GuideTree tree, String path, Audience who) {
    var small = path.toLowerCase(Locale.ROOT);
    return guides
        .formerlyAt(tree, path)
        .filter(it -> tree.isSeenBy(who, it))
        .or(() -> small.equals(path) ? Optional.empty() : tree.at(small).filter(it -> tree.isSeenBy(who, it)));
  }

  private Object found(GuideTree tree, Guide guide, Asked asked, String uri, Audience who) {
    var address = GuideContents.root(who) + "/" + tree.path(guide);
    var name = asked.file();
    if (!uri.equals(address + asked.ending())) {
      return movedTo(address + asked.ending());
    }
    var shown = guides.shown(guide).orElseThrow(NotFound::new);
    if (name != null) {
      return file(shown, name, uri, who).or(() -> replaced(shown, name, address)).orElseThrow(NotFound::new);
    }
    var about = PageAbout.of(settings.language(), address, shown.text().title(), shown.text().teaser().isBlank() ? null : shown.text().teaser());
    var root = GuideContents.root(who);
    return who == Audience.STAFF
        ? staff.page(about, "guides/guide.jte", frame -> new GuidePage(frame, root, contents.content(tree, shown, who)))
        : pages.page(about, "guides/guide.jte", frame -> new GuidePage(frame, root, contents.content(tree, shown, who)));
  }

  private Optional<Object> file(ShownGuide shown, String name, String uri, Audience who) {
    var attached = shown.text().files().stream().filter(file -> file.name().equals(name)).findFirst();
    if (attached.isPresent()) {
      return guides.content(attached.get()).map(content -> HandedOver.file(name, content.kind().contentType(), content.bytes(), content.sha256(), who == Audience.PUBLIC || staff.isOpen()));
    }
    return GuideContents.asked(name)
        .filter(asked -> TextHtml.pictures(shown.text().body()).stream().anyMatch(picture -> picture.file().equals(asked.file())))
        .flatMap(asked -> library.shownIn(shown.guide().id().value(), asked.file(), asked.width()))
        .map(picture -> who == Audience.PUBLIC ? pages.picture(uri, picture.format().contentType(), picture.bytes()) : forStaff(picture));
  }

  private static ResponseEntity<byte[]> forStaff(Picture picture) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.CONTENT_TYPE, picture.format().contentType())
        .eTag(picture.sha256())
        .body(picture.bytes());
  }

  /// The file that took the place of one, where readers see it.
  private Optional<Object> replaced(ShownGuide shown, String name, String address) {
    return guides
        .fileNow(shown.guide(), name)
        .filter(now -> shown.text().files().stream().anyMatch(file -> file.name().equals(now)))
        .map(now -> movedTo(address + "/" + now));
  }

  /// For good; but browsers are to ask again, as another page may come to have the address.
  private static View movedTo(String address) {
    return (_, _, response) -> {
      response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
      response.setHeader(HttpHeaders.LOCATION, address);
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    };
  }

  @Override
  public boolean leadsSomewhere(String path) {
    var asked = Asked.of(path, GuideTree.STAFF).orElse(null);
    if (asked == null) {
      return false;
    }
    var tree = guides.tree();
    return tree.at(asked.page()).filter(tree::isOut).isPresent() || moved(tree, asked.page(), Audience.STAFF).isPresent();
  }
}
