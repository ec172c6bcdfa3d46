package dk.pip.setup.web;

import dk.pip.municipality.Details;
import dk.pip.shared.DomainName;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the municipality says about itself, as it was typed.
public record MunicipalityForm(
    @Nullable String name,
    @Nullable String newsletter,
    @Nullable String tagline,
    @Nullable String site,
    @Nullable String sender,
    @Nullable String contact,
    @Nullable String address,
    @Nullable String sections,
    @Nullable String statement) {
  private static final int LONGEST = 120;
  private static final int MOST_SECTIONS = 30;

  static MunicipalityForm of(Details details, @Nullable URI statement) {
    var site = details.site();
    return new MunicipalityForm(
        details.name(),
        details.newsletter(),
        details.tagline(),
        site == null ? "" : site.toString(),
        details.senderMail(),
        details.contactMail(),
        details.postalAddress(),
        String.join("\n", details.sections()),
        statement == null ? "" : statement.toString());
  }

  MunicipalityForm withSite(String other) {
    return new MunicipalityForm(name, newsletter, tagline, other, sender, contact, address, sections, statement);
  }

  public String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  /// One a line; empty lines and repetitions don't count.
  List<String> sectionList() {
    return sections == null
        ? List.of()
        : sections.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
  }

  Problems check() {
    var problems = Problems.none();
    needed(problems, "name", name, "municipality.problem.name");
    needed(problems, "newsletter", newsletter, "municipality.problem.newsletter");
    if (Letters.moreThan(LONGEST, text(tagline))) {
      problems.add("tagline", "municipality.problem.too-long", LONGEST);
    }
    if (!text(site).isEmpty() && siteOrNull() == null) {
      problems.add("site", "municipality.problem.site");
    }
    var written = statementOrNull();
    if (!text(statement).isEmpty() && (written == null || text(statement).length() > 500)) {
      problems.add("statement", "municipality.problem.statement");
    }
    mail(problems, "sender", sender);
    mail(problems, "contact", contact);
    needed(problems, "address", address, "municipality.problem.address");
    if (sectionList().size() > MOST_SECTIONS) {
      problems.add("sections", "municipality.problem.sections", MOST_SECTIONS);
    } else if (sectionList().stream().anyMatch(section -> Letters.moreThan(LONGEST, section))) {
      problems.add("sections", "municipality.problem.too-long", LONGEST);
    }
    return problems;
  }

  Details toDetails(Details before) {
    return new Details(
        text(name),
        text(newsletter),
        text(tagline),
        before.theme(),
        before.arms(),
        siteOrNull(),
        text(sender),
        text(contact),
        text(address),
        sectionList());
  }

  private void needed(Problems problems, String field, @Nullable String value, String key) {
    if (text(value).isEmpty()) {
      problems.add(field, key);
    } else if (Letters.moreThan(LONGEST, text(value))) {
      problems.add(field, "municipality.problem.too-long", LONGEST);
    }
  }

  private void mail(Problems problems, String field, @Nullable String value) {
    if (MailAddress.parse(text(value)).isEmpty()) {
      problems.add(field, "municipality.problem." + field);
    }
  }

  @Nullable URI statementOrNull() {
    try {
      var uri = new URI(text(statement));
      return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null ? uri : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /// The address without what a browser puts at the end of it.
  private @Nullable URI siteOrNull() {
    try {
      var uri = new URI(DomainName.inAddress(text(site).replaceFirst("/+$", "")));
      var scheme = uri.getScheme();
      var web = "https".equals(scheme) || "http".equals(scheme);
      return web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null ? uri : null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }
}
