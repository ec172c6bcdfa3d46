package dk.pip.readers;

import dk.pip.readers.CsvFormat.Column;
import dk.pip.shared.CaseFold;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads out of a file who is not to get mails: what Danish and English systems for newsletters and for staff call such
/// columns, and what they write in them.
final class StateColumns {
  private static final Set<String> STATES =
      Set.of("tilstand", "status", "state", "statuskode", "statuscode", "læserstatus", "medlemstilstand", "ansættelse");

  /// Filled in for those who left, whatever with.
  private static final Pattern LEFT =
      Pattern.compile(
          "(?:er|is|har|has|dato|date|email|mail|nyhedsbrev|newsletter)?(?:afmeld|frameld|udmeld|unsub|optout|optedout|blocklist|blacklist|bloker|blocked|hardbounce|bounced|"
              + "bouncet|bouncedat|cleantime|cleaned|complain|complaint|spamklage|spamreport|markedasspam|suppress|leftat|lefton|leftdate|"
              + "forladt|fratråd|fratræd|ophør|ophoer|opsagt|opsigelse|slutdato|enddate|terminat|exitdate|leavingdate|dateofleaving|"
              + "slettet|deleted|inaktiv|inactive|deaktiv|deactiv|disabled|død|deceased|nejtak|ønskerikke|donotmail|donotemail|donotcontact|"
              + "reklamebeskyt|robinson).*");

  /// The same wherever it stands in the title: `Global Unsubscribe`.
  private static final Pattern LEFT_SOMEWHERE =
      Pattern.compile(".*(?:afmeld|frameld|udmeld|unsub|optout|optedout|blocklist|blacklist|hardbounce|bounced|suppress|frabed).*");

  /// Those with a no or with nothing in it have not said yes.
  private static final Set<String> CONSENTS =
      Set.of(
          "samtykke", "harsamtykket", "samtykketil", "samtykketilmail", "mailsamtykke", "consent", "hasconsent", "emailconsent",
          "permission", "emailpermission", "tilladelse", "modtagernyhedsbrev", "modtagermail", "modtagermails", "vilhavemail",
          "vilhavemails", "nyhedsbrev", "newsletter", "subscribed", "issubscribed", "tilmeldt", "ertilmeldt", "tilmeldtnyhedsbrev",
          "aktiv", "eraktiv", "active", "isactive", "enabled", "optin", "optedin", "emailoptin", "newsletteroptin", "acceptsmarketing",
          "acceptsemailmarketing", "emailmarketingconsent", "gdpr", "markedsføring", "jatak", "måkontaktes", "maakontaktes");

  private static final List<String> NO =
      Stream.concat(
              Stream.of(
                  "ikke", "not", "aldrig", "never", "afmeldt", "frameldt", "udmeldt", "meldt fra",
                  "meldt ud", "unsubscribed", "unsubscribe", "unsub", "opted out", "opt out", "optout", "optedout", "blocklisted", "blacklisted",
                  "blocked", "blokeret", "spærret", "bounced", "bounce", "hard bounce", "hardbounce", "hard bounced", "soft bounced", "undeliverable",
                  "returneret", "cleaned", "complained", "complaint", "complainer", "spam", "spamklage", "abuse", "junk", "suppressed", "inactive",
                  "inaktiv", "disabled", "deaktiveret", "deactivated", "deleted", "slettet", "unconfirmed", "ubekræftet", "pending", "afventer",
                  "nonsubscribed", "non subscribed", "transactional", "archived", "arkiveret", "opsagt", "ophørt", "stoppet", "stopped", "removed",
                  "fjernet", "left", "forladt", "har forladt", "fratrådt", "invalid", "ugyldig", "unengaged", "sunset", "quarantined", "rejected",
                  "afvist", "withdrawn", "trukket tilbage", "revoked", "retur", "sendt retur", "ukendt modtager", "ukendt adresse", "user unknown",
                  "unknown user", "har frabedt", "frabedt", "frabeder", "skal ikke have", "virker ikke", "forkert adresse", "failed",
                  "fejlet", "undelivered", "non marketing", "expired", "udløbet", "cancelled", "canceled", "annulleret", "terminated",
                  "død", "afgået ved døden", "deceased", "ønsker ikke", "nej tak", "no thanks", "do not mail", "do not contact",
                  "opt_out"),
              ours("readers.state.left", "readers.state.stopped", "readers.state.complained"))
          .map(StateColumns::plain)
          .distinct()
          .toList();

  /// A no only where nothing else stands.
  private static final Set<String> ALONE = Set.of("nej", "no", "n", "false", "falsk", "0", "off");

  private static final Set<String> YES =
      Set.of(
          "ja", "yes", "y", "j", "true", "sand", "1", "on", "x", "✓", "✔", "ok", "tilmeldt", "subscribed", "aktiv", "active", "enabled", "confirmed",
          "bekræftet", "ja tak", "godkendt", "opted in", "optin", "opt in", "single opt in", "double opt in", "granted");

  /// What stands in a column for those who left at those who didn't.
  private static final Set<String> STAYS = Set.of("tilmeldt", "subscribed", "aktiv", "active", "enabled", "confirmed", "bekræftet");

  /// What stands in a cell where there is nothing to say.
  private static final Set<String> NOTHING =
      Set.of("", "null", "none", "ingen", "nan", "na", "n a", "ukendt", "unknown", "0000 00 00", "0000 00 00 00 00 00", "undefined");

  /// What the title says may stand in the column: `Samtykke (ja/nej)`.
  private static final Pattern CHOICE = Pattern.compile("(?:janej|jan|jn|yesno|yn|truefalse|10|01)$");

  /// No, and not something else that begins with the word: »ikke tilmeldt«, but not »ikke på arbejde om fredagen«.
  private static final Set<String> FIRST_OF_FEW = Set.of("ikke", "not", "aldrig", "never");

  private static final int FEW_WORDS = 3;

  /// What says that somebody left also in a column for remarks.
  private static final List<String> CERTAIN =
      List.of(
          "afmeldt", "frameldt", "udmeldt", "meldt fra", "unsubscribed", "opted out", "blocklisted", "blacklisted", "hard bounce", "har frabedt",
          "frabeder", "nej tak til", "ønsker ikke mail", "ønsker ikke nyhedsbrev", "skal ikke have");

  private static final Pattern YEAR_FIRST = Pattern.compile("^(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})(?!\\d).*");
  private static final Pattern DAY_FIRST = Pattern.compile("^(\\d{1,2})[-./ ](\\d{1,2})[-./ ](\\d{4}|\\d{2})(?!\\d).*");

  /// About something else, whatever it is called.
  private static final Pattern OTHER = Pattern.compile(".*(?:betal|payment|faktura|invoice|ordre|order|link|url|leverings|shipping|civil).*");

  private StateColumns() {}

  /// Our own words, as an export of ours has them before the day.
  private static Stream<String> ours(String... keys) {
    return Stream.of(Language.DA, Language.EN)
        .flatMap(language -> Stream.of(keys).map(key -> Texts.in(language).get(key, "")));
  }

  /// What a column is by its title, in small letters and without what stands between them.
  static @Nullable Column named(String title) {
    if (OTHER.matcher(title).matches()) {
      return null;
    }
    if (LEFT.matcher(title).matches() || LEFT_SOMEWHERE.matcher(title).matches()) {
      return Column.LEFT;
    }
    if (CONSENTS.contains(CHOICE.matcher(title).replaceFirst(""))) {
      return Column.CONSENT;
    }
    return STATES.contains(title) || title.endsWith("status") ? Column.STATE : null;
  }

  /// Whether the column, read as what its title says, has something in it that is understood. A column called status with the
  /// names of jobs in it has not.
  static boolean fits(Column column, List<String> values) {
    return switch (column) {
      case LEFT -> true;
      case STATE ->
          values.stream().map(StateColumns::plain).anyMatch(value -> YES.contains(value) || isNo(value) || ours(value));
      case CONSENT ->
          values.stream().anyMatch(value -> YES.contains(plain(value)) || isNo(plain(value)) || date(value) != null);
      case ADDRESS, NAME, FIRST_NAME, LAST_NAME, LANGUAGE, NOTHING -> false;
    };
  }

  private static boolean ours(String plain) {
    return ours("readers.state.active", "readers.state.monthly", "readers.state.paused").map(StateColumns::plain).anyMatch(plain::startsWith);
  }

  /// Whether a cell says that its reader is not to get mails.
  static boolean saysNo(Column column, String cell, LocalDate today) {
    var value = plain(cell);
    var day = date(cell);
    return switch (column) {
      case STATE -> isNo(value);
      case LEFT ->
          !NOTHING.contains(value)
              && (isWordForLeaving(value) || !isNo(value) && !STAYS.contains(value))
              && (day == null || !day.isAfter(today));
      case CONSENT -> NOTHING.contains(value) || isNo(value);
      case ADDRESS, NAME, FIRST_NAME, LAST_NAME, LANGUAGE, NOTHING -> false;
    };
  }

  /// In a column for those who left, »nej« and 0 say that they didn't, and »afmeldt« that they did.
  private static boolean isWordForLeaving(String value) {
    return isNo(value)
        && !ALONE.contains(value)
        && Stream.of("ikke", "not", "aldrig", "never").noneMatch(word -> (value + " ").startsWith(word + " "));
  }

  private static boolean isNo(String plain) {
    return ALONE.contains(plain) || NO.stream().anyMatch(no -> begins(plain, no));
  }

  private static boolean begins(String plain, String word) {
    return plain.equals(word)
        || plain.startsWith(word + " ") && (!FIRST_OF_FEW.contains(word) || plain.split(" ").length <= FEW_WORDS);
  }

  /// Whether a column whose title says nothing has remarks in it about who left.
  static boolean tellsOfLeaving(List<String> values) {
    return values.stream().map(StateColumns::plain).anyMatch(value -> CERTAIN.stream().anyMatch(word -> begins(value, word)));
  }

  private static String plain(String cell) {
    return CaseFold.of(cell).replaceAll("[^\\p{L}\\p{M}\\p{N}✓✔]+", " ").strip();
  }

  private static @Nullable LocalDate date(String cell) {
    var year = YEAR_FIRST.matcher(cell.strip());
    var day = DAY_FIRST.matcher(cell.strip());
    try {
      if (year.matches()) {
        return LocalDate.of(Integer.parseInt(year.group(1)), Integer.parseInt(year.group(2)), Integer.parseInt(year.group(3)));
      }
      if (!day.matches()) {
        return null;
      }
      var typed = Integer.parseInt(day.group(3));
      return LocalDate.of(
          typed < 100 ? 2000 + typed : typed, Integer.parseInt(day.group(2)), Integer.parseInt(day.group(1)));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
