package dk.pip.readers;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.readers.CsvFormat.Column;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What systems for newsletters and for staff write about who is not to get mails.
class ReadStateColumnsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

  /// Title of the column, cells of those who get mails, cells of those who don't; `_` is an empty cell.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Tilstand                | Tilmeldt, Aktiv, _                     | Afmeldt, Frameldt, afmeldt 3.2.2026, Ubekræftet, Slettet
          status                  | enabled, subscribed                    | blocklisted, disabled, unsubscribed, unconfirmed
          Email Status            | Subscribed, single opt-in              | Cleaned, Non-Subscribed, Bounced, Hard bounce, complained, Opted-Out
          subscription_status     | confirmed                              | unconfirmed, unsubscribed, pending
          unsubscribed_at         | _, NULL, 0000-00-00 00:00:00           | 2024-03-01, 2024-03-01T10:00:00Z, 01.03.2024, ja
          UNSUB_TIME              | _                                      | 2023-11-05 08:12:44
          Afmeldt                 | _, Nej, 0, false                       | Ja, 1, x, 12-05-2025, sand
          Er afmeldt?             | nej                                    | ja
          Afmeldingsdato          | _                                      | 12. maj 2025
          Blocklisted             | false, no                              | true, yes
          Bounced                 | _, 0                                   | 1, 550 user unknown
          Email Opt Out           | 0, FALSE                               | 1, TRUE
          Has Opted Out Of Email  | No                                     | Yes
          Unsubscribed from all email | _, No                              | Yes, true
          Fratrædelsesdato        | _, 31.12.2026, 2026-06-30, 31-12-27    | 28-02-2026, 2025-01-31, 31/03/26
          Slutdato                | _, 2027-01-01                          | 2026-03-31
          Fratrådt                | nej, _                                 | ja, 2020
          Inaktiv                 | nej, 0                                 | ja, 1, x
          Samtykke                | ja, Ja, x, 2024-05-01                  | nej, _, trukket tilbage, Nej tak
          Modtager nyhedsbrev     | Ja, true                               | Nej, false, _
          Tilmeldt                | ja, 03-04-2024                         | nej, _
          accepts_marketing       | yes                                    | no
          Aktiv                   | 1, ja                                  | 0, nej
          Nej tak                 | _                                      | x
          Ønsker ikke mail        | _, nej                                 | ja, X
          do_not_mail             | 0                                      | 1
          Globally unsubscribed   | _, false                               | true, 2025-01-01
          Samtykke til mail (ja/nej) | ja                                  | nej
          Bemærkning              | Ikke på arbejde om fredagen, mor til Ib | Afmeldt på mail 4/3, skal ikke have nyhedsbreve
          Modtagerstatus          | Aktiv                                 | Sendt retur, Ukendt modtager, Har frabedt sig reklamer
          Deceased                | _, no                                  | yes, 2024-01-01
          """)
  void tellsWhoIsNotToGetMails(String title, String getting, String not) throws IOException {
    var text = new StringBuilder("E-mail;" + title + "\n");
    var right = new StringBuilder();
    for (var cell : getting.split(",")) {
      right.append("ja ");
      row(text, cell);
    }
    for (var cell : not.split(",")) {
      right.append("nej ");
      row(text, cell);
    }
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    var format = CsvFile.guess(() -> new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);

    assertThat(format.columns().getFirst()).isEqualTo(Column.ADDRESS);
    assertThat(format.columns().get(1)).isIn(Column.STATE, Column.LEFT, Column.CONSENT);
    var said = new StringBuilder();
    for (var row : text.toString().lines().skip(1).toList()) {
      var cell = Arrays.asList(row.split(";", -1)).get(1);
      said.append(StateColumns.saysNo(format.columns().get(1), cell, TODAY) ? "nej " : "ja ");
    }
    assertThat(said.toString()).as(text.toString()).isEqualTo(right.toString());
  }

  private static void row(StringBuilder text, String cell) {
    text.append("a").append(text.length()).append("@s.example;").append(cell.strip().replace("_", "")).append('\n');
  }

  /// Columns that are about something else stay out of it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Status              | Formand, Menigt medlem, Suppleant
          Civilstatus         | Gift, Enlig
          Betalingsstatus     | Afventer, Betalt
          unsubscribe_link    | https://x.example/u/1
          OPTIN_TIME          | 2024-01-01
          subscribed_at       | 2024-01-01
          Nyhedsbrev          | Kultur, Sport
          Afdeling            | Aktiv fritid
          Bemærkning          | Ikke hjemme om fredagen, stopper til sommer
          """)
  void leavesOtherColumnsAlone(String title, String cells) throws IOException {
    var text = new StringBuilder("E-mail;" + title + "\n");
    List.of(cells.split(",")).forEach(cell -> row(text, cell));
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);

    var format = CsvFile.guess(() -> new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);

    assertThat(format.columns()).containsExactly(Column.ADDRESS, Column.NOTHING);
  }
}
