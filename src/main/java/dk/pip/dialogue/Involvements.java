package dk.pip.dialogue;

import dk.pip.people.StaffId;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Letters;
import dk.pip.shared.Params;
import dk.pip.shared.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door to how staff had a part: noted by either side or whoever arranges the dialogue, read by all of them, put into the agreement.
@Service
public class Involvements {
  public static final int MOST = 60;

  private final JdbcClient jdbc;
  private final Dialogues dialogues;
  private final Agreements agreements;
  private final Settings settings;
  private final Clock clock;

  Involvements(JdbcClient jdbc, Dialogues dialogues, Agreements agreements, Settings settings, Clock clock) {
    this.jdbc = jdbc;
    this.dialogues = dialogues;
    this.agreements = agreements;
    this.settings = settings;
    this.clock = clock;
  }

  public enum IntoAgreement {
    DONE,
    NOTHING,
    /// A version is up to be signed, somebody has just changed the draft, or there is no room.
    NOT_NOW
  }

  /// Those of a dialogue, the newest first.
  public List<Involvement> of(DialogueId dialogue) {
    var sql =
        """
        select i.id, i.level, i.day, i.form, i.said, i.role, i.contact_id, i.staff_id
          from dialogue.involvement i
         where i.dialogue_id = :dialogue and i.withdrawn_at is null
         order by i.day desc, i.at desc, i.id
        """;
    return jdbc.sql(sql).params(Params.of("dialogue", dialogue).toMap()).query((row, _) -> read(row)).list();
  }

  private static Involvement read(ResultSet row) throws SQLException {
    var contact = row.getObject("contact_id", UUID.class);
    var staff = row.getObject("staff_id", UUID.class);
    return new Involvement(
        row.getObject("id", UUID.class),
        row.getString("level"),
        row.getObject("day", LocalDate.class),
        Involvement.Form.valueOf(row.getString("form")),
        row.getString("said"),
        row.getString("role"),
        contact == null ? null : new PartyContactId(contact),
        staff == null ? null : new StaffId(staff));
  }

  /// @param formKey drawn by lot when the form was shown, so that one that comes twice counts once
  /// @return false where there are [#MOST] already
  @Transactional
  public boolean note(Agreements.Author by, Dialogue dialogue, Involvement.Words words, String formKey) {
    dialogues.lock(dialogue.id());
    if (of(dialogue.id()).size() >= MOST) {
      return false;
    }
    var sql =
        """
        insert into dialogue.involvement (id, dialogue_id, level, day, form, said, role, at, contact_id, staff_id, form_key)
        values (:id, :dialogue, :level, :day, :form, :said, :role, :at, :contact::uuid, :staff::uuid, :key)
        on conflict do nothing
        """;
    var now = clock.instant();
    var params =
        Params.of("id", Id.fresh(now))
            .and("dialogue", dialogue.id())
            .and("level", words.level())
            .and("day", words.day())
            .and("form", words.form())
            .and("said", words.said())
            .and("role", words.role())
            .and("at", now)
            .and("contact", by instanceof Agreements.Author.Speaker(var contact) ? contact.id() : null)
            .and("staff", by instanceof Agreements.Author.Arranger(var staff) ? staff.id() : null)
            .and("key", formKey);
    if (jdbc.sql(sql).params(params.toMap()).update() == 1) {
      note(by, dialogue, "dialogue.event.involvement", words.level());
    }
    return true;
  }

  private void note(Agreements.Author by, Dialogue dialogue, String act, String subject) {
    switch (by) {
      case Agreements.Author.Arranger(var staff) -> dialogues.note(dialogue.id(), act, subject, staff);
      case Agreements.Author.Speaker(var contact) -> dialogues.note(dialogue.id(), act, subject, contact);
    }
  }

  /// Takes away what whoever asks has noted themselves.
  @Transactional
  public boolean withdraw(Agreements.Author by, Dialogue dialogue, UUID id) {
    var found = of(dialogue.id()).stream().filter(it -> it.id().equals(id) && it.isBy(by)).findFirst();
    if (found.isEmpty()) {
      return false;
    }
    jdbc.sql("update dialogue.involvement set withdrawn_at = :at where id = :id and withdrawn_at is null").params(Params.of("id", id).and("at", clock.instant()).toMap()).update();
    note(by, dialogue, "dialogue.event.involvement-withdrawn", found.get().level());
    return true;
  }

  /// Writes what was noted into the agreement's draft, below what stands there; what is in it already isn't written again.
  @Transactional
  public IntoAgreement intoAgreement(Agreements.Author by, Dialogue dialogue) {
    var texts = Texts.in(settings.language());
    var all = of(dialogue.id()).reversed().stream().map(it -> line(it, texts)).toList();
    if (all.isEmpty()) {
      return IntoAgreement.NOTHING;
    }
    var draft = agreements.begin(by, dialogue);
    if (!draft.isDraft()) {
      return IntoAgreement.NOT_NOW;
    }
    var text = draft.text();
    var there = text.part(AgreementPart.INVOLVEMENT);
    var missing = all.stream().filter(line -> !there.contains(line)).toList();
    if (missing.isEmpty()) {
      return IntoAgreement.DONE;
    }
    var words = (there.isBlank() ? "" : there.strip() + "\n") + String.join("\n", missing);
    if (Letters.moreThan(AgreementText.LONGEST, words)) {
      return IntoAgreement.NOT_NOW;
    }
    var parts = new EnumMap<AgreementPart, String>(AgreementPart.class);
    parts.putAll(text.parts());
    parts.put(AgreementPart.INVOLVEMENT, words);
    var saved = agreements.save(by, draft, draft.revision(), new AgreementText(parts, text.audiences(), text.pledges(), text.appendices()), draft.changedWhy());
    return saved instanceof Agreements.Saved.Done ? IntoAgreement.DONE : IntoAgreement.NOT_NOW;
  }

  private static String line(Involvement it, Texts texts) {
    var said = AgreementPaper.escaped(it.said().strip().replaceAll("\\s*\n\\s*", " "));
    var role = it.role().isEmpty() ? "" : " (" + AgreementPaper.escaped(it.role()) + ")";
    return "- **" + AgreementPaper.escaped(it.level()) + "**, " + Dates.date(it.day(), texts.language()) + ", " + texts.get("dialogue.involvement.in-line." + it.form().word()) + ": " + said + role;
  }

  /// Whether somebody may take one away.
  public static boolean isOwn(Involvement it, Agreements.@Nullable Author author) {
    return author != null && it.isBy(author);
  }
}
