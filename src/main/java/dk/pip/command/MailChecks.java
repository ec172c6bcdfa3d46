package dk.pip.command;

import dk.pip.mailcheck.Check;
import dk.pip.mailcheck.Check.Verdict;
import dk.pip.mailcheck.MailCheck;
import dk.pip.mailcheck.Report;
import dk.pip.mailcheck.SampleMail;
import dk.pip.newsroom.StoriesInDrafts;
import dk.pip.settings.Settings;
import dk.pip.shared.Language;
import dk.pip.shared.OperatorException;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// `./pip mail check [--json]`: says whether mails will be let in. Exit status 1 if something must be put right.
final class MailChecks {
  /// What a mail to a reader is made with.
  private static final List<String> MODULES = List.of("mailing/engine", "readers", "keys", "municipality", "mail");

  private final Settings settings;
  private final Texts texts;

  private MailChecks(Settings settings) {
    this.settings = settings;
    this.texts = Texts.in(settings.language());
  }

  static int run(CommandLine line) {
    var checks = new MailChecks(line.settings());
    var report = checks.report();
    line.out().println(line.has("json") ? checks.json(report) : checks.text(report));
    return report.worst() == Verdict.FAILED ? 1 : 0;
  }

  /// Without a database what the settings say can still be checked.
  private Report report() {
    try (var modules = HeadlessModules.open(settings, MODULES)) {
      var database = modules.bean(JdbcClient.class);
      return MailCheck.beside(settings, database, StoriesInDrafts.in(database, Clock.systemUTC()), modules.bean(SampleMail.class), Clock.systemUTC());
    } catch (OperatorException e) {
      System.err.println(e.sentence(settings.language()));
    } catch (DataAccessException e) {
      System.err.println(texts.get("command.mail.check.no-database"));
    }
    return MailCheck.withoutDatabase(settings, Clock.systemUTC());
  }

  private String text(Report report) {
    var lines = new ArrayList<String>();
    for (var verdict : Verdict.values()) {
      for (var check : report.checks()) {
        if (check.verdict() == verdict) {
          lines.add(texts.get("command.mail.check." + verdict.name()) + "  " + topic(check) + ": " + check.why().in(texts));
          if (check.ask() != null) {
            lines.add(indented(texts.get("command.mail.check.ask") + "\n" + check.message(texts)));
          }
        }
      }
    }
    lines.add("");
    lines.add(texts.get("command.mail.check.sum", report.count(Verdict.FAILED), report.count(Verdict.WARNED)));
    return String.join("\n", lines);
  }

  private static String indented(String text) {
    return text.replaceAll("(?m)^(?=.)", "      ");
  }

  private String topic(Check check) {
    return texts.get("mailcheck.topic." + check.topic());
  }

  private String json(Report report) {
    var checks = new ArrayList<Map<String, Object>>();
    for (var check : report.checks()) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("topic", check.topic());
      fields.put("verdict", verdict(check.verdict()));
      fields.put("finding", check.why().key().substring("mailcheck.".length()));
      fields.put("why", check.why().in(texts));
      if (check.ask() != null) {
        fields.put("ask", Map.of("da", check.message(Texts.in(Language.DA)), "en", check.message(Texts.in(Language.EN))));
      }
      if (check.record() != null) {
        fields.put("record", check.record());
      }
      checks.add(fields);
    }
    var whole = new LinkedHashMap<String, Object>();
    whole.put("at", report.at().toString());
    whole.put("verdict", verdict(report.worst()));
    whole.put("checks", checks);
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(whole);
  }

  private static String verdict(Verdict verdict) {
    return switch (verdict) {
      case FAILED -> "fail";
      case WARNED -> "warning";
      case UNKNOWN -> "unknown";
      case PASSED -> "pass";
    };
  }
}
