package dk.pip.site;

import dk.pip.hold.Hold;
import dk.pip.mail.Letter;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.people.Account;
import dk.pip.people.Audit;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Params;
import dk.pip.shared.Role;
import dk.pip.shared.Rows;
import dk.pip.shared.Texts;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// When the accessibility statement was last brought up to date, which the law wants at least once a year (order 904 of 22 August
/// 2019). Eleven months after that, whoever administers or edits is written to, once, and it waits on their desks until somebody
/// says that it is done.
@Service
public class AccessibilityStatement {
  private static final int MONTHS = 11;
  private static final Duration TRIED_FOR = Duration.ofHours(24);

  private final JdbcClient jdbc;
  private final Municipality municipality;
  private final People people;
  private final Outbox outbox;
  private final Hold hold;
  private final Settings settings;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  AccessibilityStatement(
      JdbcClient jdbc,
      Municipality municipality,
      People people,
      Outbox outbox,
      Hold hold,
      Settings settings,
      Audit audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.municipality = municipality;
    this.people = people;
    this.outbox = outbox;
    this.hold = hold;
    this.settings = settings;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// @param address where it is
  /// @param updatedOn as far as Pip knows: the day on which somebody said so, or on which the address was first there
  public record Known(String address, LocalDate updatedOn, @Nullable Instant remindedAt) {
    /// From when on it waits to be brought up to date.
    public LocalDate dueOn() {
      return updatedOn.plusMonths(MONTHS);
    }
  }

  /// What is known of the one whose address is among the settings; empty where there is none, or not since long.
  public Optional<Known> find() {
    var address = municipality.statement();
    return address == null ? Optional.empty() : row().filter(known -> known.address().equals(address.toString()));
  }

  private Optional<Known> row() {
    return jdbc.sql("select address, updated_on, reminded_at from site.statement")
        .query((row, _) -> new Known(row.getString("address"), row.getObject("updated_on", LocalDate.class), Rows.instantOrNull(row, "reminded_at")))
        .optional();
  }

  public boolean isDue() {
    return find().filter(known -> !today().isBefore(known.dueOn())).isPresent();
  }

  /// Somebody says that it has been brought up to date.
  @Transactional
  public void updated(Staff by) {
    var address = municipality.statement();
    if (address != null) {
      put(address, by);
      audit.record(by.id(), "site.audit.statement", null);
    }
  }

  private void put(URI address, @Nullable Staff by) {
    var sql =
        """
        insert into site.statement (id, address, updated_on, updated_by)
        values (1, :address, :today, :by::uuid)
        on conflict (id) do update
           set address = excluded.address, updated_on = excluded.updated_on, updated_by = excluded.updated_by, reminded_at = null
        """;
    jdbc.sql(sql).params(Params.of("address", address.toString()).and("today", today()).and("by", by == null ? null : by.id()).toMap()).update();
  }

  /// Once a day: notes a statement that is new here, and writes about one that is due.
  void run() {
    var address = municipality.statement();
    if (address == null) {
      return;
    }
    var known = find().orElse(null);
    if (known == null) {
      put(address, null);
    } else if (isDue() && known.remindedAt() == null && !hold.isHeld() && municipality.imprint().site() != null) {
      try {
        transaction.executeWithoutResult(_ -> remind(known));
      } finally {
        outbox.sendDue();
      }
    }
  }

  /// That they were written to is noted together with the letters, by whichever node comes first.
  private void remind(Known known) {
    var claim = "update site.statement set reminded_at = :now where reminded_at is null and address = :address";
    if (jdbc.sql(claim).params(Params.of("now", clock.instant()).and("address", known.address()).toMap()).update() == 0) {
      return;
    }
    for (var account : people.list()) {
      if (account.active() && !account.disabled() && account.role().includes(Role.EDITOR)) {
        MailAddress.parse(account.mail()).ifPresent(to -> outbox.keep("site.letter.statement", to, letter(account, known).message(to, clock.instant()), TRIED_FOR));
      }
    }
  }

  private Letter letter(Account account, Known known) {
    var texts = Texts.in(settings.language());
    var imprint = municipality.imprint();
    var day = Dates.date(known.updatedOn(), texts.language());
    return new Letter(
        texts,
        imprint,
        texts.get("site.letter.statement.subject"),
        List.of(
            texts.get("site.letter.statement.text", account.name(), imprint.newsletter(), day),
            texts.get("site.letter.statement.how")),
        texts.get("site.letter.statement.act"),
        imprint.site() + "/redaktion/tilgaengelighed",
        texts.get("site.letter.statement.last"));
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }
}
