package dk.pip.command;

import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import dk.pip.thread.Eyes;
import dk.pip.thread.Knot;
import dk.pip.thread.ThreadLine;
import dk.pip.thread.Threads;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// `./pip thread ADDRESS`: what a page came of and what came of it.
final class ThreadCommand {
  private ThreadCommand() {}

  static int run(CommandLine line) {
    var address = line.words().getFirst();
    try (var modules = line.modules()) {
      var threads = modules.bean(Threads.class);
      var eyes = line.has("all") ? Eyes.NEWSROOM : Eyes.EVERYBODY;
      var found = threads.at(address).map(of -> threads.line(of, eyes)).filter(ThreadLine::isThread).orElse(null);
      if (found == null) {
        return line.refuse(1, "command.thread.none", address);
      }
      if (line.has("json")) {
        var fields = Map.of("knots", found.knots().stream().map(knot -> fields(knot, found.isOf(knot), line.texts())).toList(), "more", found.more());
        System.out.println(JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(fields));
      } else {
        tell(found, line.texts());
      }
      return 0;
    }
  }

  private static void tell(ThreadLine line, Texts texts) {
    for (var knot : line.knots()) {
      System.out.println((line.isOf(knot) ? "* " : "  ") + knot.kind().in(texts) + ", " + knot.day(texts) + ": " + knot.title().in(texts));
      if (knot.path() != null) {
        System.out.println("    " + knot.path());
      }
      if (knot.state() != null) {
        System.out.println("    " + knot.state().in(texts));
      }
      for (var beside : knot.beside()) {
        System.out.println("    " + beside.title().in(texts) + "  " + beside.path());
      }
      var awaited = knot.awaited();
      if (awaited != null) {
        var what = awaited.what();
        System.out.println("    " + texts.get("thread.awaited") + " " + Dates.date(awaited.on(), texts.language()) + (what == null ? "" : ", " + what.in(texts)));
      }
    }
    if (line.more()) {
      System.out.println(texts.get("thread.more"));
    }
  }

  /// The fields stand in docs/operations.md and keep their names; others may be added.
  private static Map<String, @Nullable Object> fields(Knot knot, boolean isAsked, Texts texts) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("kind", knot.ref().kind());
    fields.put("title", knot.title().in(texts));
    fields.put("path", knot.path());
    fields.put("date", knot.date());
    fields.put("state", text(knot.state(), texts));
    var awaited = knot.awaited();
    fields.put("awaited_on", awaited == null ? null : awaited.on().toString());
    fields.put("awaited", awaited == null ? null : text(awaited.what(), texts));
    fields.put("beside", knot.beside().stream().map(beside -> Map.of("title", beside.title().in(texts), "path", beside.path())).toList());
    fields.put("asked", isAsked);
    return fields;
  }

  private static @Nullable String text(Knot.@Nullable Words words, Texts texts) {
    return words == null ? null : words.in(texts);
  }
}
