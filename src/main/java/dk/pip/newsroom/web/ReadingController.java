package dk.pip.newsroom.web;

import dk.pip.access.Allowed;
import dk.pip.access.Anyone;
import dk.pip.editions.StoryFile;
import dk.pip.editions.StoryHtml;
import dk.pip.editions.StoryId;
import dk.pip.mail.Letter;
import dk.pip.mail.Outbox;
import dk.pip.mail.Outbox.Posted;
import dk.pip.municipality.Municipality;
import dk.pip.newsroom.Additions;
import dk.pip.newsroom.Newsroom;
import dk.pip.newsroom.NewsroomStory;
import dk.pip.newsroom.ReadingLinkId;
import dk.pip.newsroom.ReadingLinks;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.web.Flash;
import dk.pip.web.FromElsewhere;
import dk.pip.web.HandedOver;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Links by which somebody without an account reads a story, and what they do there. The address is the proof of who asks.
@Controller
class ReadingController {
  private static final String LINKS = StoryPages.STORIES + "/{id}/laeselinks";
  private static final String READ = "/laes/{token}";
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_COMMENT = 4_000;

  private final Newsroom newsroom;
  private final Additions additions;
  private final ReadingLinks links;
  private final Outbox outbox;
  private final Municipality municipality;
  private final Settings settings;
  private final Clock clock;

  ReadingController(Newsroom newsroom, Additions additions, ReadingLinks links, Outbox outbox, Municipality municipality, Settings settings, Clock clock) {
    this.newsroom = newsroom;
    this.additions = additions;
    this.links = links;
    this.outbox = outbox;
    this.municipality = municipality;
    this.settings = settings;
    this.clock = clock;
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(LINKS)
  Object open(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reader,
      @RequestParam(defaultValue = "") String mail,
      HttpServletRequest request,
      HttpServletResponse response,
      Flash flash) {
    var story = newsroom.find(staff, new StoryId(id)).orElseThrow(NotFound::new);
    var name = Letters.shortened(LONGEST_NAME, reader.replaceAll("\\s+", " ").strip());
    var to = MailAddress.parse(mail.strip());
    if (name.isEmpty() || !mail.isBlank() && to.isEmpty()) {
      flash.warn(name.isEmpty() ? "newsroom.reading.no-name" : "newsroom.reading.no-mail");
      return "redirect:" + StoryPages.address(story.id()) + "#laesere";
    }
    var token = links.open(staff, story.id(), name).orElse(null);
    if (token == null) {
      flash.warn("newsroom.reading.too-many");
      return "redirect:" + StoryPages.address(story.id()) + "#laesere";
    }
    SecretAddress.protect(response);
    var site = municipality.imprint().site();
    var url = (site == null ? request.getRequestURL().toString().replaceFirst("(://[^/]+)/.*$", "$1") : site.toString()) + "/laes/" + token;
    return Page.of("newsroom/opened.jte", new StoryPages.Opened(story, name, url, to.isEmpty() ? null : post(staff, story, name, to.get(), url)));
  }

  /// Sends the link to whoever it is for.
  ///
  /// @return what became of it, as a key
  private String post(Staff staff, NewsroomStory story, String name, MailAddress to, String url) {
    var imprint = municipality.imprint();
    if (imprint.site() == null) {
      return "newsroom.reading.not-posted";
    }
    var texts = Texts.in(settings.language());
    var until = Dates.day(Dates.local(clock.instant().plus(ReadingLinks.LIVES)).toLocalDate(), texts.language());
    var letter =
        new Letter(
            texts,
            imprint,
            texts.get("newsroom.letter.reading.subject", story.headline()),
            List.of(texts.get("newsroom.letter.reading.text", name, staff.name(), story.headline()), texts.get("newsroom.letter.reading.until", until)),
            texts.get("newsroom.letter.reading.act"),
            url,
            texts.get("newsroom.letter.reading.last", imprint.municipality()));
    var posted = outbox.post("newsroom.letter.reading", to, letter.message(to, clock.instant()));
    return posted instanceof Posted.Refused ? "newsroom.reading.not-posted" : "newsroom.reading.posted";
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(LINKS + "/{link}/lukning")
  String close(Staff staff, @PathVariable UUID id, @PathVariable UUID link, Flash flash) {
    var story = newsroom.find(staff, new StoryId(id)).orElseThrow(NotFound::new);
    if (links.close(staff, story.id(), new ReadingLinkId(link))) {
      flash.say("newsroom.reading.closed");
    }
    return "redirect:" + StoryPages.address(story.id()) + "#laesere";
  }

  @Anyone
  @GetMapping(READ)
  Page read(@PathVariable String token, @RequestParam(defaultValue = "") String sagt, HttpServletResponse response) {
    SecretAddress.protect(response);
    var reading = links.read(token).orElse(null);
    if (reading == null) {
      return ended();
    }
    links.see(reading);
    return page(token, reading, Problems.none(), "", sagt.equals("ja"));
  }

  private Page page(String token, ReadingLinks.Reading reading, Problems problems, String typed, boolean said) {
    var file = reading.file();
    var transcript = StoryHtml.of(file.group(StoryFile.VIDEO).getOrDefault("transcript", ""));
    var along = new AdditionPages.Shown(reading.story(), file, additions.attachments(reading.story(), file), Map.of(), null);
    var page = new StoryPages.Reading(token, reading.link(), reading.story(), file, StoryHtml.of(file.body()), along, transcript, problems, typed, said);
    return Page.of("newsroom/reading.jte", page);
  }

  /// What the story brings along, to read before saying yes to it.
  @Anyone
  @GetMapping(READ + "/bilag/{file}")
  ResponseEntity<byte[]> attachment(@PathVariable String token, @PathVariable String file, HttpServletResponse response) {
    SecretAddress.protect(response);
    var reading = links.read(token).orElseThrow(NotFound::new);
    var attachment = additions.find(reading.story(), "files/" + file).orElseThrow(NotFound::new);
    return HandedOver.file(file, attachment.kind().contentType(), attachment.bytes(), attachment.sha256(), false);
  }

  private static Page ended() {
    return Page.of("newsroom/ended.jte", new StoryPages.Ended()).withStatus(HttpServletResponse.SC_GONE);
  }

  @Anyone
  @FromElsewhere
  @PostMapping(READ + "/kommentar")
  Object comment(@PathVariable String token, @RequestParam(defaultValue = "") @Nullable String comment, HttpServletResponse response) {
    SecretAddress.protect(response);
    var reading = links.read(token).orElse(null);
    if (reading == null) {
      return ended();
    }
    var words = comment == null ? "" : comment.strip();
    var problems = Problems.none();
    if (words.isEmpty()) {
      problems.add("comment", "newsroom.reading.no-comment");
    } else if (Letters.moreThan(LONGEST_COMMENT, words)) {
      problems.add("comment", "newsroom.problem.too-long", LONGEST_COMMENT);
    } else if (!links.comment(reading, words)) {
      problems.add("comment", "newsroom.reading.said-enough");
    }
    return problems.isEmpty() ? "redirect:/laes/" + token + "?sagt=ja" : page(token, reading, problems, words, false).withStatus(422);
  }

  @Anyone
  @FromElsewhere
  @PostMapping(READ + "/ja")
  Object agree(@PathVariable String token, HttpServletResponse response) {
    SecretAddress.protect(response);
    var reading = links.read(token).orElse(null);
    if (reading == null) {
      return ended();
    }
    links.agree(reading);
    return "redirect:/laes/" + token;
  }
}
