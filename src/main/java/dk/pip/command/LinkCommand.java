package dk.pip.command;

import dk.pip.links.Link;
import dk.pip.links.LinkTrouble;
import dk.pip.links.Links;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// `./pip links`: which links lead out, where they stand, and what was seen of each.
final class LinkCommand {
  private LinkCommand() {}

  static int run(CommandLine line) {
    try (var modules = line.modules()) {
      var links = modules.bean(Links.class).listAll();
      if (line.has("json")) {
        System.out.println(JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(links.stream().map(LinkCommand::fields).toList()));
      } else {
        tell(links, modules.bean(Clock.class).instant(), line.texts());
      }
      return links.stream().anyMatch(link -> link.waits() && link.shownDeadAt() == null) ? 1 : 0;
    }
  }

  private static void tell(List<Link> links, Instant now, Texts texts) {
    if (links.isEmpty()) {
      System.out.println(texts.get("command.links.none"));
    }
    for (var link : links) {
      System.out.println(texts.get("command.links.state." + state(link)) + "  " + link.address());
      var trouble = link.trouble();
      var checked = link.checkedAt();
      if (checked != null) {
        System.out.println("    " + texts.get("command.links.seen", Dates.near(checked, now, texts)) + (trouble == null ? "" : " " + texts.get("links.trouble." + trouble.word())));
      }
      for (var place : link.places()) {
        System.out.println("    " + place.title() + "  " + (place.page() == null ? place.mend() : place.page()));
      }
    }
  }

  /// In one word.
  private static String state(Link link) {
    if (link.shownDeadAt() != null) {
      return "shown-dead";
    }
    if (link.checkedAt() == null) {
      return "unseen";
    }
    return link.isDead() ? "dead" : link.fails() ? "failing" : link.trouble() == null ? "works" : "unsure";
  }

  private static Map<String, @Nullable Object> fields(Link link) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("address", link.address());
    fields.put("state", state(link));
    fields.put("trouble", word(link.trouble()));
    fields.put("status", link.status() == 0 ? null : link.status());
    fields.put("checkedAt", text(link.checkedAt()));
    fields.put("failingSince", text(link.failingSince()));
    fields.put("shownDeadAt", text(link.shownDeadAt()));
    fields.put("saidToWorkAt", text(link.worksSaidAt()));
    fields.put("archive", link.archive());
    fields.put("places", link.places().stream().map(LinkCommand::place).toList());
    return fields;
  }

  private static Map<String, @Nullable Object> place(Link.Where where) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("title", where.title());
    fields.put("page", where.page());
    fields.put("mend", where.mend());
    return fields;
  }

  private static @Nullable String word(@Nullable LinkTrouble trouble) {
    return trouble == null ? null : trouble.word();
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
