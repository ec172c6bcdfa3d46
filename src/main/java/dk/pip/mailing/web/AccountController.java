package dk.pip.mailing.web;

import dk.pip.access.Allowed;
import dk.pip.mailing.DeliveryFilter;
import dk.pip.mailing.DeliveryState;
import dk.pip.mailing.DeliveryState.Kind;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.MailingId;
import dk.pip.mailing.Mailings;
import dk.pip.people.Staff;
import dk.pip.serveranswers.Reason;
import dk.pip.settings.Settings;
import dk.pip.shared.CsvTable;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What became of each reader in a mailing: in lists, by address, and as a table to save.
@Controller
class AccountController {
  private static final String ONE = MailingController.PLACE + "/{id}";
  private static final int ON_A_PAGE = 50;
  private static final int AT_ONCE = 1000;

  private final Mailings mailings;
  private final Settings settings;
  private final Clock clock;

  AccountController(Mailings mailings, Settings settings, Clock clock) {
    this.mailings = mailings;
    this.settings = settings;
    this.clock = clock;
  }

  /// @param vis which of them
  /// @param grund the word of a reason, of those that were refused
  /// @param efter the number to begin behind
  @Allowed(Role.EDITOR)
  @GetMapping(ONE + "/laesere")
  Page list(
      @PathVariable long id,
      @RequestParam(defaultValue = "alle") String vis,
      @RequestParam(defaultValue = "") String grund,
      @RequestParam(defaultValue = "0") int efter) {
    var mailing = get(id);
    var which = which(vis, grund);
    var found = mailings.deliveries(mailing.id(), which, efter, ON_A_PAGE + 1);
    var shown = found.subList(0, Math.min(found.size(), ON_A_PAGE));
    var next = found.size() > ON_A_PAGE ? next(id, vis, grund, shown.getLast().number()) : null;
    return Page.of(
        "mailing/readers.jte",
        new DeliveriesPage(mailing, title(which), which.reason(), null, shown, next, clock.instant()));
  }

  @Allowed(Role.EDITOR)
  @GetMapping(ONE + "/laeser")
  Page look(@PathVariable long id, @RequestParam(defaultValue = "") String adresse) {
    var mailing = get(id);
    var searched = adresse.strip();
    var found = searched.isEmpty() ? List.<DeliveryState>of() : mailings.look(mailing.id(), searched);
    return Page.of(
        "mailing/readers.jte",
        new DeliveriesPage(mailing, "mailing.readers.look", null, searched, found, null, clock.instant()));
  }

  private static DeliveryFilter which(String vis, String reason) {
    return switch (vis) {
      case "afleveret" -> DeliveryFilter.of(Kind.DELIVERED);
      case "afvist" -> Reason.of(reason).map(DeliveryFilter::refused).orElseGet(() -> DeliveryFilter.of(Kind.REFUSED));
      case "uden-svar" -> DeliveryFilter.of(Kind.UNCERTAIN);
      case "taget-ud" -> DeliveryFilter.of(Kind.WITHDRAWN);
      case "venter" -> DeliveryFilter.of(Kind.WAITING);
      case "mangler" -> DeliveryFilter.of(Kind.PLANNED);
      case "tvivl" -> DeliveryFilter.DOUBTFUL;
      default -> DeliveryFilter.ALL;
    };
  }

  private static String title(DeliveryFilter which) {
    var kind = which.kind();
    if (which.doubtful()) {
      return "mailing.readers.doubtful";
    }
    if (kind == null) {
      return "mailing.readers.all";
    }
    return switch (kind) {
      case PLANNED -> "mailing.readers.planned";
      case WAITING -> "mailing.readers.waiting";
      case DELIVERED -> "mailing.readers.delivered";
      case REFUSED -> "mailing.readers.refused";
      case UNCERTAIN -> "mailing.readers.uncertain";
      case WITHDRAWN -> "mailing.readers.withdrawn";
    };
  }

  private static String next(long id, String vis, String reason, int after) {
    var refusal = reason.isEmpty() ? "" : "&grund=" + URLEncoder.encode(reason, StandardCharsets.UTF_8);
    return MailingController.PLACE + "/" + id + "/laesere?vis=" + URLEncoder.encode(vis, StandardCharsets.UTF_8)
        + refusal + "&efter=" + after;
  }

  /// A line for each reader, written as it is read, so that a million take no more memory than one. A post, because it
  /// stands in the audit.
  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/regnskab")
  void table(Staff staff, @PathVariable long id, HttpServletResponse response) throws IOException {
    var mailing = get(id);
    mailings.noteTable(staff, mailing);
    response.setContentType("text/csv;charset=utf-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"udsendelse-" + id + ".csv\"");
    response.setHeader("Cache-Control", "no-store");
    var texts = Texts.in(settings.language());
    try (var out = CsvTable.open(response.getOutputStream())) {
      AccountTable.head(out, texts);
      var after = 0;
      List<DeliveryState> some;
      do {
        some = mailings.deliveries(mailing.id(), DeliveryFilter.ALL, after, AT_ONCE);
        for (var delivery : some) {
          AccountTable.line(out, delivery, texts);
          after = delivery.number();
        }
      } while (some.size() == AT_ONCE);
    }
  }

  private Mailing get(long id) {
    return mailings.find(new MailingId(id)).orElseThrow(NotFound::new);
  }
}
