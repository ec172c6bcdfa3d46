package dk.pip.dialogue;

import dk.pip.commitments.By;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.CommitmentId;
import dk.pip.commitments.CommitmentReport;
import dk.pip.commitments.CommitmentSource;
import dk.pip.commitments.CommitmentState;
import dk.pip.commitments.CommitmentTerms;
import dk.pip.commitments.Commitments;
import dk.pip.commitments.ContactId;
import dk.pip.commitments.Contacts;
import dk.pip.commitments.NewCommitment;
import dk.pip.dialogue.AgreementSignature.Said;
import dk.pip.dialogue.AgreementSignature.Way;
import dk.pip.dialogue.AgreementVersion.State;
import dk.pip.keys.InstallationKey;
import dk.pip.keys.Keys;
import dk.pip.municipality.Municipality;
import dk.pip.people.Staff;
import dk.pip.people.UnitId;
import dk.pip.search.Search;
import dk.pip.shared.Dates;
import dk.pip.shared.Lots;
import dk.pip.shared.Sha256;
import dk.pip.thread.Knot;
import dk.pip.thread.Threads;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The front door to what two sides agree: drafts that both write in, versions that both sign, and the promises that they become.
@Service
public class Agreements {
  /// How long a code to sign with is good.
  public static final Duration CODE_LIVES = Duration.ofMinutes(15);

  public static final int LONGEST_REASON = 600;
  public static final int LONGEST_APPENDIX = 20_000_000;

  private static final Duration CODE_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_TRIES = 5;
  private static final String CODE_PURPOSE = "agreement-code";
  private static final int KEY = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final AgreementTable table;
  private final Dialogues dialogues;
  private final Wheels wheels;
  private final Commitments commitments;
  private final Contacts contacts;
  private final Keys keys;
  private final InstallationKey installationKey;
  private final Municipality municipality;
  private final CodeLetters codes;
  private final Threads threads;
  private final Search search;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Agreements(
      AgreementTable table,
      Dialogues dialogues,
      Wheels wheels,
      Commitments commitments,
      Contacts contacts,
      Keys keys,
      InstallationKey installationKey,
      Municipality municipality,
      CodeLetters codes,
      Threads threads,
      Search search,
      TransactionTemplate transaction,
      Clock clock) {
    this.table = table;
    this.dialogues = dialogues;
    this.wheels = wheels;
    this.commitments = commitments;
    this.contacts = contacts;
    this.keys = keys;
    this.installationKey = installationKey;
    this.municipality = municipality;
    this.codes = codes;
    this.threads = threads;
    this.search = search;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Whoever writes in an agreement or puts it up: a member of the staff who arranges it, or somebody who speaks for a side.
  public sealed interface Author {
    String name();

    record Arranger(Staff staff) implements Author {
      @Override
      public String name() {
        return staff.name();
      }
    }

    record Speaker(PartyContact contact) implements Author {
      @Override
      public String name() {
        return contact.name();
      }
    }
  }

  public sealed interface Saved {
    record Done(AgreementVersion version) implements Saved {}

    /// Somebody else has changed it since; what stands there now.
    record Overtaken(AgreementVersion now) implements Saved {}

    /// It is no draft any more.
    record Closed() implements Saved {}
  }

  /// What came of putting a draft up to be signed.
  public sealed interface PutUp {
    record Done(AgreementVersion version) implements PutUp {}

    /// @param missing keys of the catalogue
    record NotYet(List<String> missing) implements PutUp {
      public NotYet {
        missing = List.copyOf(missing);
      }
    }

    record Overtaken() implements PutUp {}
  }

  /// What came of signing.
  public sealed interface Signing {
    /// @param inForce whether it was the last signature that was missing
    record Done(boolean inForce) implements Signing {}

    record WrongCode(int triesLeft) implements Signing {}

    /// The code is too old, was tried too often, or there is none.
    record NoCode() implements Signing {}

    /// It is not theirs to sign, they have said something already, or it isn't up any more.
    record NotNow() implements Signing {}
  }

  /// All versions, the newest first.
  public List<AgreementVersion> versions(DialogueId dialogue) {
    return table.versions(dialogue);
  }

  public Optional<AgreementVersion> version(DialogueId dialogue, int number) {
    return table.find(dialogue, number);
  }

  public Optional<AgreementVersion> inForce(DialogueId dialogue) {
    return table.versions(dialogue).stream().filter(it -> it.state() == State.IN_FORCE).findFirst();
  }

  /// The draft or what is up to be signed.
  public Optional<AgreementVersion> open(DialogueId dialogue) {
    return table.versions(dialogue).stream().filter(it -> it.state() == State.DRAFT || it.state() == State.SIGNING).findFirst();
  }

  /// The agreements in force, each with its version and since when, asked of the database in one go.
  public Map<DialogueId, InForce> allInForce() {
    return table.inForceSince(table.inForce());
  }

  /// How far each of the dialogues is; those without a version that is open or in force aren't there.
  Map<DialogueId, AgreementStand> stands(Collection<DialogueId> dialogues) {
    return table.stands(dialogues);
  }

  /// Whether there is one that everybody may read.
  public boolean anyForAll() {
    return table.anyForAll();
  }

  /// Begins the next version with the words of the one in force, of the last that was refused, or with nothing. Where one is open, that one.
  @Transactional
  public AgreementVersion begin(Author by, Dialogue dialogue) {
    dialogues.lock(dialogue.id());
    var all = table.versions(dialogue.id());
    var open = all.stream().filter(it -> it.state() == State.DRAFT || it.state() == State.SIGNING).findFirst();
    if (open.isPresent()) {
      return open.get();
    }
    var number = table.last(dialogue.id()) + 1;
    var from = all.isEmpty() ? AgreementText.EMPTY : all.getFirst().text();
    table.begin(dialogue.id(), number, from, by.name(), clock.instant());
    note(dialogue.id(), "dialogue.event.draft-begun", Integer.toString(number), by);
    return table.find(dialogue.id(), number).orElseThrow();
  }

  private void note(DialogueId dialogue, String act, String subject, Author by) {
    switch (by) {
      case Author.Arranger(var staff) -> dialogues.note(dialogue, act, subject, staff);
      case Author.Speaker(var contact) -> dialogues.note(dialogue, act, subject, contact);
    }
  }

  /// Keeps a draft.
  ///
  /// @param revision that was seen
  @Transactional
  public Saved save(Author by, AgreementVersion seen, int revision, AgreementText text, String changedWhy) {
    var done = table.save(seen.dialogue(), seen.number(), revision, text, changedWhy, by.name(), clock.instant());
    var now = table.find(seen.dialogue(), seen.number()).orElseThrow();
    if (done) {
      return new Saved.Done(now);
    }
    return now.isDraft() ? new Saved.Overtaken(now) : new Saved.Closed();
  }

  /// A key for a pledge that is written for the first time.
  public static String freshKey() {
    return Lots.draw(KEY);
  }

  /// Keeps the bytes of an appendix; they go with the next cleaning where no version names them.
  ///
  /// @throws IllegalArgumentException for more than [#LONGEST_APPENDIX] bytes
  @Transactional
  public Appendix keep(String name, String contentType, byte[] bytes, CommitmentAudience audience) {
    if (bytes.length > LONGEST_APPENDIX) {
      throw new IllegalArgumentException("An appendix of " + bytes.length + " bytes");
    }
    table.keepAppendix(Sha256.of(bytes), contentType, bytes, clock.instant());
    return new Appendix(name, contentType, bytes.length, Sha256.hex(bytes), audience);
  }

  public Optional<byte[]> bytes(Appendix appendix) {
    return table.appendix(appendix.sha256());
  }

  /// What is another than in the version that is in force, or was before this one.
  ///
  /// @param seen what is compared of each
  public List<AgreementChange> changes(AgreementVersion version, UnaryOperator<AgreementText> seen) {
    return before(version).map(it -> AgreementChanges.between(seen.apply(it.text()), seen.apply(version.text()))).orElse(List.of());
  }

  /// What is another between two texts, such as what somebody has typed and what somebody else has kept meanwhile.
  public static List<AgreementChange> between(AgreementText before, AgreementText after) {
    return AgreementChanges.between(before, after);
  }

  /// The version in whose place this one comes.
  public Optional<AgreementVersion> before(AgreementVersion version) {
    return table.versions(version.dialogue()).stream().filter(it -> it.number() < version.number() && it.wasInForce()).findFirst();
  }

  /// Freezes a draft and asks those who sign for both sides.
  ///
  /// @param revision that was seen
  @Transactional
  public PutUp putUp(Author by, Dialogue dialogue, AgreementVersion draft, int revision) {
    dialogues.lock(dialogue.id());
    var missing = missing(dialogue, draft);
    if (!missing.isEmpty()) {
      return new PutUp.NotYet(missing);
    }
    var now = clock.instant();
    var replaces = before(draft).map(AgreementVersion::hash).orElse("");
    var fresh = table.find(dialogue.id(), draft.number()).orElseThrow();
    var document = AgreementDocument.seal(municipality.imprint().municipality(), dialogue, fresh.number(), String.valueOf(replaces), fresh.changedWhy(), fresh.text());
    if (!table.putUp(dialogue.id(), draft.number(), revision, document, now)) {
      return new PutUp.Overtaken();
    }
    var signers = Stream.of(Side.values()).flatMap(side -> dialogues.signers(dialogue.id(), side).stream()).toList();
    signers.forEach(signer -> table.ask(dialogue.id(), draft.number(), signer));
    var version = table.find(dialogue.id(), draft.number()).orElseThrow();
    for (var signer : signers) {
      dialogues.write(signer, dialogue, version, "dialogue.letter.sign", "/aftale/" + draft.number() + "/underskrift");
    }
    note(dialogue.id(), "dialogue.event.put-up", Integer.toString(draft.number()), by);
    return new PutUp.Done(version);
  }

  /// Why a draft can't be put up yet, as keys of the catalogue.
  public List<String> missing(Dialogue dialogue, AgreementVersion draft) {
    var missing = new ArrayList<String>();
    if (draft.text().pledges().isEmpty() && draft.text().parts().isEmpty()) {
      missing.add("dialogue.missing.text");
    }
    for (var side : Side.values()) {
      if (dialogues.signers(dialogue.id(), side).isEmpty()) {
        missing.add("dialogue.missing.signer-" + side.word());
      }
    }
    if (draft.changedWhy().isBlank() && before(draft).isPresent()) {
      missing.add("dialogue.missing.why");
    }
    return missing;
  }

  /// Takes a version back that isn't signed by all, to go on with as a new draft; what was signed doesn't count.
  @Transactional
  public boolean takeBack(Author by, Dialogue dialogue, AgreementVersion version) {
    dialogues.lock(dialogue.id());
    var state = version.isDraft() ? State.DRAFT : State.SIGNING;
    var done = table.settle(dialogue.id(), version.number(), state, State.DROPPED, clock.instant());
    if (done) {
      wheels.withdrawn(dialogue.id(), WheelKind.SIGNING);
      note(dialogue.id(), "dialogue.event.taken-back", Integer.toString(version.number()), by);
    }
    return done;
  }

  /// Whether something has been put up to be signed, so that title, parties and term stay as they are.
  public boolean isSealed(DialogueId dialogue) {
    return table.isSealed(dialogue);
  }

  /// The row of somebody who is asked to sign.
  public static Optional<AgreementSignature> of(AgreementVersion version, PartyContact contact) {
    return version.signatures().stream().filter(it -> it.contact().equals(contact.id())).findFirst();
  }

  private static boolean waits(AgreementVersion version, PartyContact contact) {
    return version.state() == State.SIGNING && of(version, contact).filter(it -> it.said() == Said.WAITING).isPresent();
  }

  /// Sends a code of six digits to whoever wants to sign by their link. Not one transaction: the letter is on its way at once.
  ///
  /// @return false where it isn't theirs to sign now, one was sent within a minute, or they can't be written to
  public boolean sendCode(Dialogue dialogue, AgreementVersion version, PartyContact contact) {
    var mail = contact.mail();
    var now = clock.instant();
    if (mail == null || !waits(version, contact) || table.codeSent(contact.id()).filter(at -> at.plus(CODE_PAUSE).isAfter(now)).isPresent()) {
      return false;
    }
    var code = String.format("%06d", RANDOM.nextInt(1_000_000));
    table.keepCode(contact.id(), version.number(), mac(contact, version, code), now);
    return codes.send(mail, dialogue, contact, code);
  }

  private byte[] mac(PartyContact contact, AgreementVersion version, String code) {
    return keys.mac(CODE_PURPOSE, (contact.id().value() + " " + version.number() + " " + code).getBytes(StandardCharsets.UTF_8));
  }

  /// Signs by a link and the code that was sent. Each try counts whatever becomes of it.
  ///
  /// @param hash of what whoever signs has seen
  public Signing sign(Dialogue dialogue, AgreementVersion version, PartyContact contact, String hash, String code) {
    if (!waits(version, contact) || !hash.equals(version.hash())) {
      return new Signing.NotNow();
    }
    var kept = table.tryCode(contact.id()).orElse(null);
    if (kept == null || kept.tries() > MOST_TRIES || kept.number() != version.number() || kept.sentAt().plus(CODE_LIVES).isBefore(clock.instant())) {
      return new Signing.NoCode();
    }
    if (!MessageDigest.isEqual(kept.mac(), mac(contact, version, code.replaceAll("\\D", "")))) {
      return new Signing.WrongCode(MOST_TRIES - kept.tries());
    }
    var signing = signing(dialogue, version, contact, Way.LINK_AND_CODE);
    table.forgetCode(contact.id());
    return signing;
  }

  /// Signs as somebody who is signed in with the account of the contact.
  ///
  /// @throws IllegalStateException where it is another's
  public Signing sign(Staff staff, Dialogue dialogue, AgreementVersion version, PartyContact contact, String hash) {
    if (!staff.id().equals(contact.staff())) {
      throw new IllegalStateException("Somebody else's signature");
    }
    return hash.equals(version.hash()) ? signing(dialogue, version, contact, Way.SIGNED_IN) : new Signing.NotNow();
  }

  private Signing signing(Dialogue dialogue, AgreementVersion version, PartyContact contact, Way way) {
    return Objects.requireNonNull(transaction.execute(_ -> signNow(dialogue, version, contact, way)));
  }

  private Signing signNow(Dialogue dialogue, AgreementVersion version, PartyContact contact, Way way) {
    dialogues.lock(dialogue.id());
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var current = table.find(dialogue.id(), version.number()).orElseThrow();
    var asked = of(current, contact).orElse(null);
    var hash = current.hash();
    if (asked == null || hash == null || !waits(current, contact)) {
      return new Signing.NotNow();
    }
    var statement = AgreementSignature.statement(hash, asked.side().word(), asked.name(), asked.title(), way.word(), now.toString());
    var seal = Base64.getEncoder().encodeToString(installationKey.sign(statement.getBytes(StandardCharsets.UTF_8)));
    if (!table.sign(dialogue.id(), version.number(), contact.id(), way, now, seal)) {
      return new Signing.NotNow();
    }
    dialogues.note(dialogue.id(), "dialogue.event.signed", Integer.toString(version.number()), contact);
    if (table.find(dialogue.id(), version.number()).orElseThrow().signatures().stream().filter(it -> it.side() == asked.side()).allMatch(it -> it.said() == Said.SIGNED)) {
      wheels.happened(dialogue.id(), WheelKind.SIGNING, asked.side());
    }
    return new Signing.Done(settleIfAllHave(dialogue, version.number()));
  }

  /// Puts a version in force once nobody is missing.
  private boolean settleIfAllHave(Dialogue dialogue, int number) {
    var version = table.find(dialogue.id(), number).orElseThrow();
    var all = version.signatures();
    var complete =
        all.stream().noneMatch(it -> it.said() != Said.SIGNED) && all.stream().map(AgreementSignature::side).distinct().count() == Side.values().length;
    if (!complete || version.state() != State.SIGNING) {
      return false;
    }
    var before = inForce(dialogue.id());
    table.replace(dialogue.id());
    table.settle(dialogue.id(), number, State.SIGNING, State.IN_FORCE, clock.instant());
    wheels.happened(dialogue.id(), WheelKind.SIGNING, null);
    dialogues.note(dialogue.id(), "dialogue.event.in-force", Integer.toString(number), (PartyContact) null);
    var settled = table.find(dialogue.id(), number).orElseThrow();
    promise(dialogue, settled, before.orElse(null));
    search.renew(AgreementsInSearch.NAME, AgreementsInSearch.address(dialogue));
    threads.changed();
    for (var contact : dialogues.contacts(dialogue.id())) {
      if (contact.isHere()) {
        dialogues.write(contact, dialogue, settled, "dialogue.letter.in-force", "/aftale/" + number, Integer.toString(number));
      }
    }
    return true;
  }

  /// Won't sign, and says why. The version is over with that.
  @Transactional
  public boolean refuse(Dialogue dialogue, AgreementVersion version, PartyContact contact, String reason) {
    dialogues.lock(dialogue.id());
    var current = table.find(dialogue.id(), version.number()).orElseThrow();
    if (!waits(current, contact) || !table.refuse(dialogue.id(), version.number(), contact.id(), reason, clock.instant())) {
      return false;
    }
    table.settle(dialogue.id(), version.number(), State.SIGNING, State.REFUSED, clock.instant());
    wheels.withdrawn(dialogue.id(), WheelKind.SIGNING);
    dialogues.note(dialogue.id(), "dialogue.event.refused", Integer.toString(version.number()), contact);
    for (var other : dialogues.contacts(dialogue.id())) {
      if (other.isHere() && other.signs() && !other.id().equals(contact.id())) {
        dialogues.write(other, dialogue, "dialogue.letter.refused", "/aftale/" + version.number(), contact.name(), reason);
      }
    }
    return true;
  }

  /// Whoever leaves need not sign any more; the version may be in force by that.
  @Transactional
  public void excuse(Dialogue dialogue, PartyContact contact) {
    dialogues.lock(dialogue.id());
    table.excuse(contact.id());
    open(dialogue.id()).filter(it -> it.state() == State.SIGNING).ifPresent(it -> settleIfAllHave(dialogue, it.number()));
  }

  /// Makes commitments of the pledges: new ones are made, others changed, those that are gone dropped.
  private void promise(Dialogue dialogue, AgreementVersion version, @Nullable AgreementVersion before) {
    var known = new HashMap<>(table.commitments(dialogue.id()));
    var by = new By.ByPip();
    var today = Dates.local(clock.instant()).toLocalDate();
    var owners = owners(dialogue);
    for (var pledge : version.text().pledges()) {
      var terms = terms(dialogue, pledge, owners);
      var id = known.remove(pledge.key());
      var formKey = "agreement " + dialogue.id().value() + " " + version.number() + " " + pledge.key();
      if (id == null) {
        var kind = dialogue.level() == DialogueLevel.PARTNER ? CommitmentSource.Kind.PARTNER : CommitmentSource.Kind.AGREEMENT;
        var audience = dialogue.atMost(pledge.audience());
        var source = new CommitmentSource(kind, dialogue.title(), publicPath(dialogue));
        var made = commitments.make(by, new NewCommitment(terms, audience, source, today, formKey));
        table.became(dialogue.id(), pledge.key(), made.value());
        threads.tie(AgreementsInThread.ref(dialogue.id()), new Knot.Ref("commitment", made.value().toString()));
      } else {
        change(dialogue, by, new CommitmentId(id), terms, pledge, version, before, formKey);
        threads.tie(AgreementsInThread.ref(dialogue.id()), new Knot.Ref("commitment", id.toString()));
      }
    }
    // What came along from an earlier agreement and was never in this one stays as it is.
    known.keySet().removeIf(key -> before == null || before.text().pledges().stream().noneMatch(it -> it.key().equals(key)));
    for (var gone : known.entrySet()) {
      var id = new CommitmentId(gone.getValue());
      commitments
          .find(id)
          .filter(it -> it.isOpen())
          .ifPresent(it -> commitments.report(by, id, CommitmentReport.of(CommitmentState.DROPPED, why(dialogue, version), null, it.step()), "agreement " + dialogue.id().value() + " " + version.number() + " " + gone.getKey()));
    }
  }

  private void change(Dialogue dialogue, By by, CommitmentId id, CommitmentTerms terms, Pledge pledge, AgreementVersion version, @Nullable AgreementVersion before, String formKey) {
    var was = before == null ? null : before.text().pledges().stream().filter(it -> it.key().equals(pledge.key())).findFirst().orElse(null);
    var now = commitments.find(id).orElse(null);
    if (now == null || pledge.equals(was)) {
      return;
    }
    if (!now.isOpen()) {
      commitments.takeUp(by, id, why(dialogue, version), terms.due(), now.step(), formKey + " up");
    }
    var step = commitments.get(id).step();
    commitments.change(by, id, terms, why(dialogue, version), step, formKey);
    var audience = dialogue.atMost(pledge.audience());
    if (audience.isWiderThan(now.audience())) {
      commitments.widen(by, id, audience, formKey + " wide");
    }
  }

  /// Words that readers see; a first version has a reason only where its promises come from an earlier agreement.
  private static String why(Dialogue dialogue, AgreementVersion version) {
    return version.changedWhy().isBlank() ? dialogue.title() : version.changedWhy();
  }

  /// Lets a promise of an earlier agreement go on in this one, as the same.
  void goesOn(DialogueId dialogue, String key, CommitmentId commitment) {
    table.became(dialogue, key, commitment.value());
  }

  private static @Nullable String publicPath(Dialogue dialogue) {
    return dialogue.audience() == CommitmentAudience.PARTIES ? null : AgreementsInSearch.address(dialogue);
  }

  private record Owner(ContactId contact, @Nullable UnitId unit) {}

  /// Whoever signs first for a side answers for what it promises.
  private Map<Side, Owner> owners(Dialogue dialogue) {
    var all = new HashMap<Side, Owner>();
    for (var side : Side.values()) {
      var party = dialogue.party(side);
      var signer = dialogues.signers(dialogue.id(), side).stream().findFirst();
      var unit = party.unit();
      all.put(side, new Owner(signer.map(it -> owner(dialogue, it, party)).orElseGet(() -> contacts.outside("", "", party.name(), "")), unit));
    }
    return all;
  }

  /// Somebody with an account is the same contact wherever they promise something, so what they are called in a dialogue that is for the
  /// parties alone isn't told there.
  private ContactId owner(Dialogue dialogue, PartyContact signer, Party party) {
    var staff = signer.staff();
    if (staff != null) {
      var own = dialogues.name(staff);
      var id = contacts.ofStaff(staff, own.isEmpty() ? signer.name() : own);
      if (dialogue.audience() != CommitmentAudience.PARTIES) {
        contacts.title(id, signer.title());
      }
      return id;
    }
    var mail = signer.mail();
    return contacts.outside(signer.name(), signer.title(), party.name(), mail == null ? "" : mail.text());
  }

  private static CommitmentTerms terms(Dialogue dialogue, Pledge it, Map<Side, Owner> owners) {
    var owner = Objects.requireNonNull(owners.get(it.by()));
    var other = Objects.requireNonNull(owners.get(it.by().other()));
    return new CommitmentTerms(it.sentence(), it.due(), it.amount(), it.sign(), owner.contact(), owner.unit(), other.contact(), it.owed(), "", it.trialUntil());
  }

  /// The commitments that the pledges of an agreement have become, by the pledges' keys.
  public Map<String, CommitmentId> commitments(DialogueId dialogue) {
    var all = new HashMap<String, CommitmentId>();
    table.commitments(dialogue).forEach((key, id) -> all.put(key, new CommitmentId(id)));
    return all;
  }

  /// The agreement as a file to be checked by anybody, with `./pip verify-agreement` or without Pip.
  ///
  /// @param eyes who it is for: parts of a narrower audience are left out, and those that say nothing too, so that nobody knows one from
  ///     the other
  /// @throws IllegalStateException for a draft
  public byte[] file(Dialogue dialogue, AgreementVersion version, CommitmentAudience eyes) {
    if (version.hash() == null) {
      throw new IllegalStateException("A draft is nothing that was signed");
    }
    var document = table.document(dialogue.id(), version.number());
    var shown = new ArrayList<String>();
    for (var part : AgreementPart.values()) {
      var isWhole = eyes == CommitmentAudience.PARTIES;
      if (isWhole || !version.text().part(part).isEmpty() && !eyes.isWiderThan(version.text().audience(part, dialogue))) {
        shown.add(part.word());
      }
    }
    for (var audience : CommitmentAudience.values()) {
      if (!eyes.isWiderThan(audience)) {
        shown.add("pledges-" + audience.word());
        shown.add("appendices-" + audience.word());
      }
    }
    var files = new HashMap<String, byte[]>();
    for (var appendix : version.text().seenBy(eyes, dialogue).appendices()) {
      bytes(appendix).ifPresent(bytes -> files.put(appendix.name(), bytes));
    }
    return AgreementFile.write(document, shown, version.signatures(), installationKey.publicKey(), files);
  }

  /// What people compare to see that a file was signed here.
  public String fingerprint() {
    return InstallationKey.fingerprint(installationKey.publicKey());
  }

  /// Takes away codes that are worth nothing any more, what was never in force of dialogues that are long over, and files that no version names.
  void forget() {
    var day = Dates.local(clock.instant()).toLocalDate().minusYears(Talks.YEARS_KEPT);
    table.forget(Dates.instant(day.atStartOfDay()), day);
    table.forgetCodes(clock.instant().minus(CODE_LIVES));
    table.forgetAppendices(clock.instant().minus(Duration.ofDays(2)));
  }
}
