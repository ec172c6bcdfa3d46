package dk.pip.mailcheck;

import dk.pip.mail.ReadMail;
import dk.pip.mailcheck.SampleMail.Sample;
import dk.pip.shared.MailAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Checks a mail itself, and the address that its unsubscribe button goes to.
final class ContentChecks {
  /// Gmail shows no more of a mail than this.
  private static final int MOST_BYTES = 102 * 1024;

  private static final int MANY_BYTES = 95 * 1024;
  private static final int FEWEST_LETTERS = 8;
  private static final int FEWEST_WORDS = 20;
  private static final Pattern HOST = Pattern.compile("(?i)\\b(?:https?://)?((?:[a-z0-9-]+\\.)+[a-z]{2,})(?:[/?#]\\S*)?");

  private final MailSetUp setUp;

  ContentChecks(MailSetUp setUp) {
    this.setUp = setUp;
  }

  /// RFC 8058 wants an https address that the world can reach.
  Check button() {
    var site = setUp.site();
    if (site == null) {
      return Check.failed("mailcheck.button.no-site");
    }
    var host = site.getHost();
    if (host == null || !host.contains(".") || host.matches("[0-9.]+|\\[.*")) {
      return Check.failed("mailcheck.button.local", site.toString()).asking("mailcheck.ask.https");
    }
    return "https".equalsIgnoreCase(site.getScheme())
        ? Check.passed("mailcheck.button.right", site.toString())
        : Check.failed("mailcheck.button.not-secure", site.toString()).asking("mailcheck.ask.https");
  }

  List<Check> mail(@Nullable Sample sample) {
    if (sample == null) {
      return List.of(Check.unknown("mailcheck.mail.none"));
    }
    var mail = ReadMail.of(sample.message());
    var html = Jsoup.parse(mail.html() == null ? "" : mail.html());
    var checks = new ArrayList<Check>();
    checks.add(from(mail));
    checks.add(size(mail));
    checks.add(text(mail, html));
    checks.add(stop(mail, html, sample.toReaders()));
    checks.add(list(mail, sample.toReaders()));
    checks.add(links(html));
    checks.add(subject(mail.subject()));
    checks.add(pictures(html));
    checks.add(address(mail, html));
    return checks;
  }

  private Check from(ReadMail mail) {
    var sender = setUp.sender();
    var from = MailAddress.parse(mail.header("From"));
    if (from.isEmpty()) {
      return Check.failed("mailcheck.from.none");
    }
    return sender == null || from.get().domain().equals(sender.domain())
        ? Check.passed("mailcheck.from.right", from.get().text())
        : Check.failed("mailcheck.from.other", from.get().text(), sender.text());
  }

  private static Check size(ReadMail mail) {
    var bytes = mail.html() == null ? 0 : mail.html().getBytes(StandardCharsets.UTF_8).length;
    var kilobytes = Integer.toString((bytes + 1023) / 1024);
    if (bytes > MOST_BYTES) {
      return Check.failed("mailcheck.size.large", kilobytes);
    }
    return bytes > MANY_BYTES
        ? Check.warned("mailcheck.size.near", kilobytes)
        : Check.passed("mailcheck.size.right", kilobytes);
  }

  private static Check text(ReadMail mail, Document html) {
    var text = mail.text();
    if (text == null || text.isBlank()) {
      return Check.failed("mailcheck.text.missing");
    }
    return 4 * words(text) < words(html.text()) ? Check.warned("mailcheck.text.thin") : Check.passed("mailcheck.text.right");
  }

  private static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  private static Check stop(ReadMail mail, Document html, boolean toReaders) {
    if (!toReaders) {
      return Check.unknown("mailcheck.stop.later");
    }
    var header = mail.header("List-Unsubscribe").toLowerCase(Locale.ROOT);
    if (header.isEmpty()) {
      return Check.failed("mailcheck.stop.missing");
    }
    var oneClick = mail.header("List-Unsubscribe-Post").equals("List-Unsubscribe=One-Click");
    if (!header.contains("<https://") || !oneClick) {
      return Check.failed("mailcheck.stop.no-button");
    }
    var visible =
        html.select("a[href]").stream().map(link -> link.attr("href").toLowerCase(Locale.ROOT)).anyMatch(href -> header.contains("<" + href));
    return visible || html.text().toLowerCase(Locale.ROOT).matches(".*(afmeld|framelding|unsubscribe).*")
        ? Check.passed("mailcheck.stop.right")
        : Check.failed("mailcheck.stop.hidden");
  }

  private static Check list(ReadMail mail, boolean toReaders) {
    if (!toReaders) {
      return Check.unknown("mailcheck.list.later");
    }
    var id = mail.header("List-Id");
    return id.matches(".*<[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+>")
        ? Check.passed("mailcheck.list.right", id)
        : Check.failed("mailcheck.list.missing");
  }

  /// Spam filters look for links that say one address and lead to another.
  private static Check links(Document html) {
    for (var link : html.select("a[href]")) {
      var shown = HOST.matcher(link.text().strip());
      if (shown.matches() && isElsewhere(shown.group(1), link)) {
        return Check.warned("mailcheck.links.elsewhere", link.text().strip(), link.attr("href"));
      }
    }
    return Check.passed("mailcheck.links.right");
  }

  private static boolean isElsewhere(String shown, Element link) {
    try {
      var host = URI.create(link.attr("href").strip()).getHost();
      return host != null && !bare(host).equals(bare(shown));
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  private static String bare(String host) {
    return host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
  }

  private static Check subject(String subject) {
    var letters = subject.chars().filter(Character::isLetter).count();
    if (letters == 0) {
      return Check.failed("mailcheck.subject.none");
    }
    if (letters >= FEWEST_LETTERS && subject.chars().noneMatch(Character::isLowerCase)) {
      return Check.warned("mailcheck.subject.capitals", subject);
    }
    return subject.contains("!!") || subject.chars().filter(c -> c == '!').count() > 2
        ? Check.warned("mailcheck.subject.exclaims", subject)
        : Check.passed("mailcheck.subject.right", subject);
  }

  private static Check pictures(Document html) {
    return html.select("img").isEmpty() || words(html.text()) >= FEWEST_WORDS
        ? Check.passed("mailcheck.pictures.right")
        : Check.warned("mailcheck.pictures.only");
  }

  private Check address(ReadMail mail, Document html) {
    var wanted = plain(setUp.postalAddress());
    if (wanted.isEmpty()) {
      return Check.warned("mailcheck.address.none");
    }
    return plain(html.text()).contains(wanted) || plain(String.valueOf(mail.text())).contains(wanted)
        ? Check.passed("mailcheck.address.right")
        : Check.warned("mailcheck.address.missing");
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s,\\u00a0]+", " ").strip();
  }
}
