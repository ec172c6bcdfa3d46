package dk.pip.readers.web;

import dk.pip.access.AllowedTo;
import dk.pip.readers.OwnPage;
import dk.pip.readers.OwnPages;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.web.FromElsewhere;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.json.JsonMapper;

/// The page that each reader has for themselves. Its address, which stands in their mails, is the proof of who they are.
@Controller
class ReaderPageController {
  private static final String PATH = OwnPageOf.PATH + "{token}";
  private static final String TEMPLATE = "readers/own.jte";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final OwnPages pages;
  private final Clock clock;

  ReaderPageController(OwnPages pages, Clock clock) {
    this.pages = pages;
    this.clock = clock;
  }

  @AllowedTo(PageHolder.class)
  @GetMapping(PATH)
  Page show(PageHolder holder, HttpServletRequest request) {
    return page(holder.page(), Problems.none(), null, said(request));
  }

  private static @Nullable String said(HttpServletRequest request) {
    var query = request.getQueryString();
    if ("tilmeldt".equals(query)) {
      return "readers.own.confirmed";
    }
    return "gemt".equals(query) ? "readers.own.saved" : null;
  }

  @AllowedTo(PageHolder.class)
  @FromElsewhere
  @PostMapping(PATH)
  Object change(PageHolder holder, @ModelAttribute OwnPageForm form) {
    var own = holder.page();
    var problems = form.check(Dates.local(clock.instant()).toLocalDate());
    if (!problems.isEmpty()) {
      return page(own, problems, form, null).withStatus(422);
    }
    pages.change(holder.token(), form.wishes(own.reader().monthly()));
    return "redirect:" + OwnPageOf.PATH + holder.token() + "?gemt";
  }

  @AllowedTo(PageHolder.class)
  @GetMapping(PATH + "/data.json")
  Object data(PageHolder holder) {
    var own = holder.page();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"pip-data.json\"")
        .body(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(data(own)));
  }

  /// Everything that is kept about the reader, in names that a program can count on.
  private static Map<String, Object> data(OwnPage own) {
    var reader = own.reader();
    var data = new LinkedHashMap<String, Object>();
    data.put("address", reader.address());
    data.put("name", reader.name());
    data.put("language", reader.language().tag());
    data.put("knownSince", reader.addedAt().toString());
    data.put("atMostOneMailAMonth", reader.monthly());
    put(data, "pausedUntil", reader.pausedUntil());
    put(data, "complainedAt", reader.suppressedAt());
    put(data, "addressGivenUpAt", reader.stoppedAt());
    put(data, "addressGivenUpBecause", reader.diagnosis());
    data.put(
        "lists",
        own.places().stream()
            .filter(place -> place.since() != null)
            .map(
                place -> {
                  var list = new LinkedHashMap<String, Object>();
                  list.put("name", place.list().name());
                  list.put("subscribed", place.current());
                  put(list, "since", place.since());
                  put(list, "leftAt", place.leftAt());
                  return list;
                })
            .toList());
    data.put(
        "consents",
        own.consents().stream()
            .map(
                yes ->
                    Map.of(
                        "list", yes.list(),
                        "at", yes.at().toString(),
                        "version", yes.version(),
                        "text", yes.text(),
                        "page", yes.page()))
            .toList());
    data.put(
        "history",
        own.events().stream()
            .map(event -> Map.of("at", event.at().toString(), "what", event.what(), "detail", event.detail()))
            .toList());
    data.put(
        "mails",
        own.mails().stream()
            .map(mail -> Map.of("at", mail.at().toString(), "what", mail.what(), "subject", mail.detail()))
            .toList());
    return data;
  }

  private static void put(Map<String, Object> data, String name, @Nullable Object value) {
    if (value != null) {
      data.put(name, value.toString());
    }
  }

  @AllowedTo(PageHolder.class)
  @GetMapping(PATH + "/sletning")
  Page askToErase(PageHolder holder) {
    var own = holder.page();
    return Page.of("readers/erase.jte", new ReaderView(own, Problems.none(), null, null)).in(own.reader().language());
  }

  @AllowedTo(PageHolder.class)
  @FromElsewhere
  @PostMapping(PATH + "/sletning")
  Page erase(PageHolder holder) {
    var own = holder.page();
    if (!pages.erase(holder.token())) {
      // Forgotten at this very moment.
      throw new NotFound();
    }
    var key = own.hasMandatory() ? "readers.own.erased-but-job" : "readers.own.erased";
    return Page.of("readers/words.jte", WordsPage.of(key)).in(own.reader().language());
  }

  private static Page page(OwnPage own, Problems problems, @Nullable OwnPageForm form, @Nullable String said) {
    return Page.of(TEMPLATE, new ReaderView(own, problems, form, said)).in(own.reader().language());
  }
}
