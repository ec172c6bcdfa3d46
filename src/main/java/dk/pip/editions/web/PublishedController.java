package dk.pip.editions.web;

import dk.pip.access.Anyone;
import dk.pip.access.StaffSite;
import dk.pip.cache.PageCache;
import dk.pip.editions.Addresses;
import dk.pip.editions.PublishedPages;
import dk.pip.frame.Assets;
import dk.pip.frame.PublicFrames;
import dk.pip.municipality.Municipality;
import dk.pip.pictures.Pictures;
import dk.pip.shared.Audience;
import dk.pip.shared.Outage;
import dk.pip.web.HandedOver;
import dk.pip.web.NotFound;
import dk.pip.web.Served;
import dk.pip.web.StaffPages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/// What was published, as the bytes that were kept. Public pages come here only once; after that they are served from memory.
@Controller
class PublishedController {
  private final PublishedPages pages;
  private final StaffPages staff;
  private final Municipality municipality;
  private final Outage outage;

  PublishedController(PublishedPages pages, StaffPages staff, Municipality municipality, Outage outage) {
    this.pages = pages;
    this.staff = staff;
    this.municipality = municipality;
    this.outage = outage;
  }

  @Anyone
  @GetMapping({"/udgaver/{slug}", "/udgaver/{slug}/{file}", "/nyheder/{year}/{slug}"})
  Served publicPage(HttpServletRequest request) {
    return Served.toAll(find(request, Audience.PUBLIC));
  }

  @StaffSite
  @GetMapping({"/medarbejder/udgaver/{slug}", "/medarbejder/udgaver/{slug}/{file}", "/medarbejder/nyheder/{year}/{slug}"})
  Served staffPage(HttpServletRequest request) {
    return staff.served(find(request, Audience.STAFF));
  }

  @Anyone
  @GetMapping("/nyheder/{year}/{slug}/{file}")
  ResponseEntity<byte[]> publicAttachment(HttpServletRequest request) {
    return attachment(request, true);
  }

  @StaffSite
  @GetMapping("/medarbejder/nyheder/{year}/{slug}/{file}")
  ResponseEntity<byte[]> staffAttachment(HttpServletRequest request) {
    return attachment(request, staff.isOpen());
  }

  private ResponseEntity<byte[]> attachment(HttpServletRequest request, boolean toAll) {
    var path = request.getRequestURI();
    var found = pages.findAttachment(path).orElseThrow(() -> notThere(path));
    var content = found.content();
    return HandedOver.file(found.name(), content.kind().contentType(), content.bytes(), content.sha256(), toAll);
  }

  @Anyone
  @GetMapping("/billeder/{name}")
  Served picture(HttpServletRequest request) {
    var path = request.getRequestURI();
    return Served.toAll(pages.findAsset(path).or(() -> arms(path)).orElseThrow(NotFound::new));
  }

  /// The arms stand in the frame of all pages from when they are given, also before an edition comes out with them.
  private Optional<PageCache.Entry> arms(String path) {
    var arms = municipality.imprint().arms();
    if (arms == null || !path.equals(Addresses.picture(arms.sha256(), PublicFrames.ARMS_WIDTH))) {
      return Optional.empty();
    }
    var scaled = Pictures.scaledTo(arms, List.of(PublicFrames.ARMS_WIDTH)).getFirst();
    return Optional.of(pages.keep(path, scaled.format().contentType(), scaled.bytes()));
  }

  /// Style sheets and fonts: those of this version of the program, or of one that published something.
  @Anyone
  @GetMapping("/stil/{hash}/{folder}/{name}")
  Served style(HttpServletRequest request) {
    var path = request.getRequestURI();
    var file = Assets.of(municipality.imprint().theme()).at(path);
    if (file != null) {
      return Served.toAll(pages.keep(path, file.contentType(), file.body()));
    }
    if (outage.isOn()) {
      throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
    }
    return Served.toAll(asset(path));
  }

  private PageCache.Entry asset(String path) {
    return pages.findAsset(path).orElseThrow(NotFound::new);
  }

  private PageCache.Entry find(HttpServletRequest request, Audience audience) {
    var path = request.getRequestURI();
    return pages.find(path, audience).orElseThrow(() -> notThere(path));
  }

  private ResponseStatusException notThere(String path) {
    return pages.wasPublished(path) ? new ResponseStatusException(HttpStatus.GONE) : new NotFound();
  }
}
