package dk.pip.dialogue;

import dk.pip.dialogue.AgreementSignature.Said;
import dk.pip.dialogue.AgreementSignature.Way;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes versions of agreements, who signs them, appendices, and which promises they have become.
@Repository
class AgreementTable {
  private static final String COLUMNS =
      """
      select v.dialogue_id, v.number, v.state, v.revision, v.text, v.changed_why, v.saved_at, v.saved_by, v.hash, v.put_up_at, v.settled_at
        from dialogue.version v
      """;

  private final JdbcClient jdbc;
  private final AgreementJson json = new AgreementJson();

  AgreementTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<AgreementVersion> versions(DialogueId dialogue) {
    var signatures = signatures(List.of(dialogue)).getOrDefault(dialogue, Map.of());
    return jdbc.sql(COLUMNS + " where v.dialogue_id = :dialogue order by v.number desc")
        .params(Params.of("dialogue", dialogue).toMap())
        .query((row, _) -> version(row, signatures.getOrDefault(row.getInt("number"), List.of())))
        .list();
  }

  Optional<AgreementVersion> find(DialogueId dialogue, int number) {
    var signatures = signatures(List.of(dialogue)).getOrDefault(dialogue, Map.of());
    return jdbc.sql(COLUMNS + " where v.dialogue_id = :dialogue and v.number = :number")
        .params(Params.of("dialogue", dialogue).and("number", number).toMap())
        .query((row, _) -> version(row, signatures.getOrDefault(row.getInt("number"), List.of())))
        .optional();
  }

  private AgreementVersion version(ResultSet row, List<AgreementSignature> signatures) throws SQLException {
    var hash = row.getBytes("hash");
    return new AgreementVersion(
        new DialogueId(row.getObject("dialogue_id", UUID.class)),
        row.getInt("number"),
        AgreementVersion.State.valueOf(row.getString("state")),
        row.getInt("revision"),
        json.read(row.getString("text")),
        row.getString("changed_why"),
        Rows.instant(row, "saved_at"),
        row.getString("saved_by"),
        hash == null ? null : HexFormat.of().formatHex(hash),
        Rows.instantOrNull(row, "put_up_at"),
        Rows.instantOrNull(row, "settled_at"),
        signatures);
  }

  Map<DialogueId, AgreementStand> stands(Collection<DialogueId> dialogues) {
    var signatures = signatures(dialogues);
    var sql =
        """
        select v.dialogue_id, v.number, v.state
          from dialogue.version v
         where v.dialogue_id = any(:dialogues) and v.state in ('DRAFT', 'SIGNING', 'IN_FORCE')
         order by v.number
        """;
    var all = new HashMap<DialogueId, AgreementStand>();
    jdbc.sql(sql)
        .params(Params.of("dialogues", ids(dialogues)).toMap())
        .query(
            row -> {
              var id = new DialogueId(row.getObject("dialogue_id", UUID.class));
              var number = row.getInt("number");
              var state = AgreementVersion.State.valueOf(row.getString("state"));
              var isInForce = state == AgreementVersion.State.IN_FORCE;
              var its = signatures.getOrDefault(id, Map.of()).getOrDefault(number, List.of());
              var stand = new AgreementStand(isInForce, isInForce ? null : new AgreementStand.Open(number, state == AgreementVersion.State.DRAFT, its));
              all.merge(id, stand, (one, other) -> new AgreementStand(one.isInForce() || other.isInForce(), one.open() == null ? other.open() : one.open()));
            });
    return all;
  }

  private static UUID[] ids(Collection<DialogueId> dialogues) {
    return dialogues.stream().map(DialogueId::value).toArray(UUID[]::new);
  }

  /// By their dialogue and the number of the version.
  private Map<DialogueId, Map<Integer, List<AgreementSignature>>> signatures(Collection<DialogueId> dialogues) {
    var sql =
        """
        select s.dialogue_id, s.number, s.contact_id, s.side, s.name, s.title, s.said, s.reason, s.way, s.at, s.seal
          from dialogue.signature s
         where s.dialogue_id = any(:dialogues)
         order by s.number, s.side desc, s.name, s.contact_id
        """;
    var all = new HashMap<DialogueId, Map<Integer, List<AgreementSignature>>>();
    jdbc.sql(sql)
        .params(Params.of("dialogues", ids(dialogues)).toMap())
        .query(
            row -> {
              var way = row.getString("way");
              all.computeIfAbsent(new DialogueId(row.getObject("dialogue_id", UUID.class)), _ -> new HashMap<>())
                  .computeIfAbsent(row.getInt("number"), _ -> new ArrayList<>())
                  .add(
                      new AgreementSignature(
                          new PartyContactId(row.getObject("contact_id", UUID.class)),
                          Side.valueOf(row.getString("side")),
                          row.getString("name"),
                          row.getString("title"),
                          Said.valueOf(row.getString("said")),
                          row.getString("reason"),
                          way == null ? null : Way.valueOf(way),
                          Rows.instantOrNull(row, "at"),
                          row.getString("seal")));
            });
    return all;
  }

  /// The dialogues of which a version is in force.
  List<DialogueId> inForce() {
    return jdbc.sql("select dialogue_id from dialogue.version where state = 'IN_FORCE'").query((row, _) -> new DialogueId(row.getObject(1, UUID.class))).list();
  }

  boolean anyForAll() {
    var sql =
        """
        select exists (
          select from dialogue.version v
            join dialogue.dialogue d on d.id = v.dialogue_id
           where v.state = 'IN_FORCE' and d.audience = 'PUBLIC')
        """;
    return jdbc.sql(sql).query(Boolean.class).single();
  }

  Map<DialogueId, InForce> inForceSince(Collection<DialogueId> dialogues) {
    var sql =
        """
        select v.dialogue_id, v.number, v.settled_at,
               (select min(w.settled_at) from dialogue.version w where w.dialogue_id = v.dialogue_id and w.state in ('IN_FORCE', 'REPLACED')) as first
          from dialogue.version v
         where v.state = 'IN_FORCE' and v.dialogue_id = any(:dialogues)
        """;
    var all = new HashMap<DialogueId, InForce>();
    jdbc.sql(sql)
        .params(Params.of("dialogues", ids(dialogues)).toMap())
        .query(
            row -> {
              all.put(new DialogueId(row.getObject("dialogue_id", UUID.class)), new InForce(row.getInt("number"), Rows.instant(row, "first"), Rows.instant(row, "settled_at")));
            });
    return all;
  }

  /// Whether something has been put up to be signed.
  boolean isSealed(DialogueId dialogue) {
    return jdbc.sql("select exists (select from dialogue.version where dialogue_id = :dialogue and statement is not null)").params(Params.of("dialogue", dialogue).toMap()).query(Boolean.class).single();
  }

  int last(DialogueId dialogue) {
    return jdbc.sql("select coalesce(max(number), 0) from dialogue.version where dialogue_id = :dialogue").params(Params.of("dialogue", dialogue).toMap()).query(Integer.class).single();
  }

  void begin(DialogueId dialogue, int number, AgreementText text, String by, Instant at) {
    var sql =
        """
        insert into dialogue.version (dialogue_id, number, state, revision, text, begun_at, saved_at, saved_by)
        values (:dialogue, :number, 'DRAFT', 1, :text::jsonb, :at, :at, :by)
        """;
    jdbc.sql(sql).params(Params.of("dialogue", dialogue).and("number", number).and("text", json.write(text)).and("at", at).and("by", by).toMap()).update();
  }

  /// @return false where it is no draft any more, or another revision than was seen
  boolean save(DialogueId dialogue, int number, int revision, AgreementText text, String why, String by, Instant at) {
    var sql =
        """
        update dialogue.version
           set text = :text::jsonb, changed_why = :why, saved_by = :by, saved_at = :at, revision = revision + 1
         where dialogue_id = :dialogue and number = :number and state = 'DRAFT' and revision = :revision
        """;
    var params =
        Params.of("dialogue", dialogue).and("number", number).and("revision", revision).and("text", json.write(text)).and("why", why).and("by", by).and("at", at);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  boolean putUp(DialogueId dialogue, int number, int revision, AgreementDocument document, Instant at) {
    var sql =
        """
        update dialogue.version
           set state = 'SIGNING', statement = :statement, sealed = :sealed::jsonb, hash = :hash, put_up_at = :at
         where dialogue_id = :dialogue and number = :number and state = 'DRAFT' and revision = :revision
        """;
    var params =
        Params.of("dialogue", dialogue)
            .and("number", number)
            .and("revision", revision)
            .and("statement", document.statement())
            .and("sealed", json.write(document.parts()))
            .and("hash", document.hash())
            .and("at", at);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  AgreementDocument document(DialogueId dialogue, int number) {
    return jdbc.sql("select statement, sealed from dialogue.version where dialogue_id = :dialogue and number = :number")
        .params(Params.of("dialogue", dialogue).and("number", number).toMap())
        .query((row, _) -> new AgreementDocument(row.getString("statement"), json.strings(row.getString("sealed"))))
        .single();
  }

  boolean settle(DialogueId dialogue, int number, AgreementVersion.State from, AgreementVersion.State to, Instant at) {
    var sql =
        """
        update dialogue.version
           set state = :to, settled_at = :at
         where dialogue_id = :dialogue and number = :number and state = :from
        """;
    return jdbc.sql(sql).params(Params.of("dialogue", dialogue).and("number", number).and("from", from).and("to", to).and("at", at).toMap()).update() == 1;
  }

  void replace(DialogueId dialogue) {
    jdbc.sql("update dialogue.version set state = 'REPLACED' where dialogue_id = :dialogue and state = 'IN_FORCE'").params(Params.of("dialogue", dialogue).toMap()).update();
  }

  void ask(DialogueId dialogue, int number, PartyContact contact) {
    var sql =
        """
        insert into dialogue.signature (dialogue_id, number, contact_id, side, name, title, said)
        values (:dialogue, :number, :contact, :side, :name, :title, 'WAITING')
        """;
    jdbc.sql(sql)
        .params(
            Params.of("dialogue", dialogue)
                .and("number", number)
                .and("contact", contact.id())
                .and("side", contact.side())
                .and("name", contact.name())
                .and("title", contact.title())
                .toMap())
        .update();
  }

  /// @return false where they were not asked, or have said something already
  boolean sign(DialogueId dialogue, int number, PartyContactId contact, Way way, Instant at, String seal) {
    var sql =
        """
        update dialogue.signature
           set said = 'SIGNED', way = :way, at = :at, seal = :seal
         where dialogue_id = :dialogue and number = :number and contact_id = :contact and said = 'WAITING'
        """;
    return jdbc.sql(sql).params(Params.of("dialogue", dialogue).and("number", number).and("contact", contact).and("way", way).and("at", at).and("seal", seal).toMap()).update() == 1;
  }

  boolean refuse(DialogueId dialogue, int number, PartyContactId contact, String reason, Instant at) {
    var sql =
        """
        update dialogue.signature
           set said = 'REFUSED', reason = :reason, at = :at
         where dialogue_id = :dialogue and number = :number and contact_id = :contact and said = 'WAITING'
        """;
    return jdbc.sql(sql).params(Params.of("dialogue", dialogue).and("number", number).and("contact", contact).and("reason", reason).and("at", at).toMap()).update() == 1;
  }

  void excuse(PartyContactId contact) {
    jdbc.sql("delete from dialogue.signature where contact_id = :contact and said = 'WAITING'").params(Params.of("contact", contact).toMap()).update();
  }

  record Code(int number, byte[] mac, Instant sentAt, int tries) {}

  void keepCode(PartyContactId contact, int number, byte[] mac, Instant at) {
    var sql =
        """
        insert into dialogue.code (contact_id, number, mac, sent_at, tries)
        values (:contact, :number, :mac, :at, 0)
        on conflict (contact_id) do update
           set number = excluded.number, mac = excluded.mac, sent_at = excluded.sent_at, tries = 0
        """;
    jdbc.sql(sql).params(Params.of("contact", contact).and("number", number).and("mac", mac).and("at", at).toMap()).update();
  }

  /// Counts a try, and gives the code that it is tried against.
  Optional<Code> tryCode(PartyContactId contact) {
    var sql =
        """
        update dialogue.code
           set tries = tries + 1
         where contact_id = :contact
        returning number, mac, sent_at, tries
        """;
    return jdbc.sql(sql)
        .params(Params.of("contact", contact).toMap())
        .query((row, _) -> new Code(row.getInt("number"), row.getBytes("mac"), Rows.instant(row, "sent_at"), row.getInt("tries")))
        .optional();
  }

  Optional<Instant> codeSent(PartyContactId contact) {
    return jdbc.sql("select sent_at from dialogue.code where contact_id = :contact")
        .params(Params.of("contact", contact).toMap())
        .query((row, _) -> Rows.instant(row, "sent_at"))
        .optional();
  }

  void forgetCode(PartyContactId contact) {
    jdbc.sql("delete from dialogue.code where contact_id = :contact").params(Params.of("contact", contact).toMap()).update();
  }

  void forgetCodes(Instant before) {
    jdbc.sql("delete from dialogue.code where sent_at < :before").params(Params.of("before", before).toMap()).update();
  }

  void keepAppendix(byte[] sha256, String contentType, byte[] bytes, Instant at) {
    jdbc.sql("insert into dialogue.appendix (sha256, content_type, bytes, at) values (:sha256, :type, :bytes, :at) on conflict do nothing")
        .params(Params.of("sha256", sha256).and("type", contentType).and("bytes", bytes).and("at", at).toMap())
        .update();
  }

  Optional<byte[]> appendix(String sha256) {
    return jdbc.sql("select bytes from dialogue.appendix where sha256 = :sha256").param("sha256", HexFormat.of().parseHex(sha256)).query((row, _) -> row.getBytes("bytes")).optional();
  }

  /// Takes away bytes that no version names any more and that nobody has just brought.
  void forgetAppendices(Instant before) {
    var sql =
        """
        delete from dialogue.appendix a
         where a.at < :before
           and not exists (select from dialogue.version v, jsonb_array_elements(v.text -> 'appendices') x where x ->> 'sha256' = encode(a.sha256, 'hex'))
        """;
    jdbc.sql(sql).params(Params.of("before", before).toMap()).update();
  }

  /// Takes away what was never in force in dialogues that ended before a time: drafts, and what wasn't signed by all.
  void forget(Instant endedBefore, LocalDate termBefore) {
    var sql =
        """
        delete from dialogue.version v
         using dialogue.dialogue d
         where d.id = v.dialogue_id and v.state not in ('IN_FORCE', 'REPLACED')
           and (d.ended_at < :ended or d.ended_at is null and d.term_until < :term)
        """;
    jdbc.sql(sql).params(Params.of("ended", endedBefore).and("term", termBefore).toMap()).update();
  }

  Map<String, UUID> commitments(DialogueId dialogue) {
    var all = new HashMap<String, UUID>();
    jdbc.sql("select key, commitment_id from dialogue.pledge where dialogue_id = :dialogue")
        .params(Params.of("dialogue", dialogue).toMap())
        .query(
            row -> {
              all.put(row.getString("key"), row.getObject("commitment_id", UUID.class));
            });
    return all;
  }

  void became(DialogueId dialogue, String key, UUID commitment) {
    jdbc.sql("insert into dialogue.pledge (dialogue_id, key, commitment_id) values (:dialogue, :key, :commitment)")
        .params(Params.of("dialogue", dialogue).and("key", key).and("commitment", commitment).toMap())
        .update();
  }
}
