package dk.pip.commitments.web;

import dk.pip.access.Anyone;
import dk.pip.access.StaffAddresses;
import dk.pip.access.StaffSite;
import dk.pip.commitments.Commitment;
import dk.pip.commitments.CommitmentPicture;
import dk.pip.commitments.CommitmentState;
import dk.pip.commitments.Commitments;
import dk.pip.commitments.web.PromiseSelection.Asked;
import dk.pip.frame.PageAbout;
import dk.pip.municipality.Municipality;
import dk.pip.settings.Settings;
import dk.pip.shared.CalendarLines;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import dk.pip.site.Feed;
import dk.pip.web.Errors;
import dk.pip.web.NotFound;
import dk.pip.web.PublicPages;
import dk.pip.web.Served;
import dk.pip.web.StaffPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// What was promised, for whoever reads: all of it, of a year, a place, a workplace, a source or a state, as pages, feeds and calendars; and
/// each promise by itself. Staff find theirs at the same addresses below `/medarbejder`.
@Controller
class ReadPromisesController implements StaffAddresses {
  private static final int LONGEST = 300;

  private final ReadPromises promises;
  private final Commitments commitments;
  private final PublicPages pages;
  private final StaffPages staff;
  private final Municipality municipality;
  private final Settings settings;

  ReadPromisesController(ReadPromises promises, Commitments commitments, PublicPages pages, StaffPages staff, Municipality municipality, Settings settings) {
    this.promises = promises;
    this.commitments = commitments;
    this.pages = pages;
    this.staff = staff;
    this.municipality = municipality;
    this.settings = settings;
  }

  @Anyone
  @GetMapping({PromiseReaders.PROMISES, PromiseReaders.PROMISES + "/**"})
  View read(HttpServletRequest request) {
    return read(PromiseReaders.ALL, request);
  }

  @StaffSite
  @GetMapping({StaffSite.ROOT + PromiseReaders.PROMISES, StaffSite.ROOT + PromiseReaders.PROMISES + "/**"})
  View readByStaff(HttpServletRequest request) {
    return read(PromiseReaders.STAFF, request);
  }

  private View read(PromiseReaders readers, HttpServletRequest request) {
    var uri = request.getRequestURI();
    var below = uri.substring(readers.promises().length());
    if (uri.length() > LONGEST || !below.matches("[A-Za-z0-9/._-]*")) {
      throw new NotFound();
    }
    // Slashes and capitals that people type.
    var small = below.toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
    var asked = PromiseSelection.asked(small).orElseThrow(NotFound::new);
    if (!small.equals(below)) {
      return movedTo(readers.promises() + small);
    }
    var moved = promises.moved(readers, asked.selection()).orElse(null);
    if (moved != null) {
      return movedTo(readers.promises() + moved.path() + small.substring(asked.selection().path().length()));
    }
    return asked.slug() == null ? list(readers, asked, uri, request) : one(readers, asked, uri, request);
  }

  private static View movedTo(String address) {
    return (_, _, response) -> {
      response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
      response.setHeader(HttpHeaders.LOCATION, address);
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    };
  }

  private Served list(PromiseReaders readers, Asked asked, String path, HttpServletRequest request) {
    var selection = asked.selection();
    var page = readers.promises() + selection.path();
    return switch (asked.form()) {
      case PAGE -> list(readers, selection, asked.number(), path);
      case ATOM, JSON -> feed(readers, path, page, promises.title(readers, selection), promises.entries(readers, selection), request);
      case CALENDAR -> calendar(readers, path, promises.title(readers, selection), promises.dates(readers, selection), request);
    };
  }

  private Served list(PromiseReaders readers, PromiseSelection selection, int number, String path) {
    var read = promises.read(readers, selection, number);
    var counts = read.overview().counts();
    var description = counts.all() == 0 ? texts().get("commitments.promises.empty.text") : texts().get("commitments.promises.about", counts.all(), counts.of(CommitmentState.KEPT), counts.of(CommitmentState.LATE));
    var about = PageAbout.of(settings.language(), path, read.fullTitle(), description);
    return readers.areStaff()
        ? staff.page(about, "commitments/promises.jte", frame -> promises.page(frame, readers, selection, number, read, snippet(selection)))
        : pages.page(about, "commitments/promises.jte", frame -> promises.page(frame, readers, selection, number, read, null));
  }

  /// How another site shows them, for those who look after it.
  private @Nullable String snippet(PromiseSelection selection) {
    var site = municipality.imprint().site();
    return site == null || !selection.equals(PromiseSelection.ALL) ? null : PromiseEmbedController.snippet(site, texts());
  }

  private Served one(PromiseReaders readers, Asked asked, String path, HttpServletRequest request) {
    var it = promises.find(readers, String.valueOf(asked.slug()));
    var page = readers.address(it);
    return switch (asked.form()) {
      case PAGE -> one(readers, it, path);
      case ATOM, JSON -> feed(readers, path, page, it.terms().sentence(), promises.entries(readers, it), request);
      case CALENDAR -> calendar(readers, path, it.terms().sentence(), promises.items(readers, List.of(it)), request);
    };
  }

  private Served one(PromiseReaders readers, Commitment it, String path) {
    var texts = texts();
    var description =
        texts.get("commitments.found.about", texts.get("commitments.state." + it.state().word()), Dates.date(it.terms().due(), texts.language()));
    var about = PageAbout.of(settings.language(), path, it.terms().sentence(), description);
    if (readers.areStaff()) {
      return staff.page(about, "commitments/promise.jte", frame -> promises.page(frame, readers, it));
    }
    var picture = commitments.newestPictures(List.of(it.id())).get(it.id());
    return pages.page(picture == null ? about : with(about, picture), "commitments/promise.jte", frame -> promises.page(frame, readers, it));
  }

  private static PageAbout with(PageAbout about, CommitmentPicture picture) {
    var shared =
        new PageAbout.SharedPicture(Commitment.PUBLIC_FOLDER + "billeder/" + picture.id(), picture.width(), picture.height(), picture.alt().isEmpty() ? about.title() : picture.alt());
    return new PageAbout(about.language(), about.path(), about.title(), about.description(), about.indexed(), shared, null, null, null, null, false);
  }

  private Served feed(PromiseReaders readers, String path, String page, String title, List<Feed.Entry> entries, HttpServletRequest request) {
    var imprint = municipality.imprint();
    var feed = new Feed(site(request).toString(), settings.language(), title + " – " + imprint.newsletter(), texts().get("commitments.promises.lead"), imprint.municipality(), path, page, entries);
    return text(readers, path, Feed.contentType(path), feed.text());
  }

  private Served calendar(PromiseReaders readers, String path, String title, List<PromiseItem> items, HttpServletRequest request) {
    var site = site(request);
    return text(readers, path, CalendarLines.CONTENT_TYPE, PromiseCalendar.write(site.toString(), site.getHost(), title, items, texts()));
  }

  private Served text(PromiseReaders readers, String path, String contentType, String text) {
    return readers.areStaff() ? staff.text(path, contentType, () -> text) : pages.text(path, contentType, text);
  }

  private URI site(HttpServletRequest request) {
    var site = municipality.imprint().site();
    if (site == null) {
      request.setAttribute(Errors.EXPLANATION, "commitments.promises.no-address");
      throw new NotFound();
    }
    return site;
  }

  private Texts texts() {
    return Texts.in(settings.language());
  }

  /// Only what is the staff's, or what they and everybody find.
  @Override
  public boolean leadsSomewhere(String path) {
    var root = PromiseReaders.STAFF.promises();
    if (!path.startsWith(root + "/")) {
      return false;
    }
    var slug = PromiseSelection.asked(path.substring(root.length())).map(Asked::slug).orElse(null);
    return slug != null && commitments.findBySlug(slug).filter(PromiseReaders.STAFF::see).isPresent();
  }
}
