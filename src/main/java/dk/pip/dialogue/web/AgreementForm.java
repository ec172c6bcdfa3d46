package dk.pip.dialogue.web;

import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.Commitments;
import dk.pip.dialogue.AgreementPart;
import dk.pip.dialogue.AgreementText;
import dk.pip.dialogue.AgreementVersion;
import dk.pip.dialogue.Agreements;
import dk.pip.dialogue.Appendix;
import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.Pledge;
import dk.pip.dialogue.Side;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.TypedDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// A draft as it was typed. Read by hand, as Spring would take a comma in a sentence for the end of it.
///
/// @param removed the names of appendices that are to go
public record AgreementForm(
    int revision,
    Map<AgreementPart, String> parts,
    Map<AgreementPart, CommitmentAudience> audiences,
    List<Row> rows,
    List<String> removed,
    String why) {
  static final int FRESH_ROWS = 2;
  private static final int LONGEST_FIELD = 30_000;
  private static final int LONGEST_WHY = 600;

  public AgreementForm {
    parts = Map.copyOf(parts);
    audiences = Map.copyOf(audiences);
    rows = List.copyOf(rows);
    removed = List.copyOf(removed);
  }

  /// A pledge as it was typed; empty ones are left out.
  public record Row(
      String key, Side by, String sentence, String due, String sign, String amount, String owed, String trialUntil, CommitmentAudience audience, boolean remove, String place) {
    static Row fresh(Side by, CommitmentAudience audience) {
      return new Row("", by, "", "", "", "", "", "", audience, false, "");
    }

    static Row of(Pledge it) {
      var amount = it.amount();
      var trial = it.trialUntil();
      return new Row(
          it.key(), it.by(), it.sentence(), it.due().toString(), it.sign(), amount == null ? "" : amount.toString(), it.owed(), trial == null ? "" : trial.toString(), it.audience(), false, "");
    }

    boolean isEmpty() {
      return sentence.isEmpty() && due.isEmpty() && sign.isEmpty() && amount.isEmpty() && owed.isEmpty() && trialUntil.isEmpty();
    }
  }

  static AgreementForm of(AgreementVersion version, Dialogue dialogue) {
    var text = version.text();
    var rows = new ArrayList<>(text.pledges().stream().map(Row::of).toList());
    addFresh(rows, dialogue);
    var audiences = new EnumMap<AgreementPart, CommitmentAudience>(AgreementPart.class);
    for (var part : AgreementPart.values()) {
      audiences.put(part, text.audience(part, dialogue));
    }
    return new AgreementForm(version.revision(), text.parts(), audiences, rows, List.of(), version.changedWhy());
  }

  private static void addFresh(List<Row> rows, Dialogue dialogue) {
    for (var side : Side.values()) {
      if (rows.stream().noneMatch(row -> row.by() == side && row.isEmpty())) {
        rows.add(Row.fresh(side, dialogue.audience()));
      }
    }
  }

  /// What was sent; as many pledges as an agreement may have are read, and a few more.
  static AgreementForm read(MultiValueMap<String, String> sent, Dialogue dialogue) {
    var parts = new EnumMap<AgreementPart, String>(AgreementPart.class);
    var audiences = new EnumMap<AgreementPart, CommitmentAudience>(AgreementPart.class);
    for (var part : AgreementPart.values()) {
      var text = first(sent, "part-" + part.word());
      if (!text.isEmpty()) {
        parts.put(part, text);
      }
      audiences.put(part, audience(first(sent, "audience-" + part.word()), dialogue));
    }
    var rows = new ArrayList<Row>();
    for (var i = 0; i < AgreementText.MOST_PLEDGES + FRESH_ROWS && sent.containsKey("sentence-" + i); i++) {
      rows.add(
          new Row(
              key(first(sent, "key-" + i)),
              Side.MANAGEMENT.word().equals(first(sent, "by-" + i)) ? Side.MANAGEMENT : Side.COUNTERPART,
              first(sent, "sentence-" + i),
              first(sent, "due-" + i),
              first(sent, "sign-" + i),
              first(sent, "amount-" + i),
              first(sent, "owed-" + i),
              first(sent, "trial-" + i),
              audience(first(sent, "audience-" + i), dialogue),
              sent.containsKey("remove-" + i),
              first(sent, "place-" + i)));
    }
    var revision = first(sent, "revision");
    return new AgreementForm(
        revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : 0, parts, audiences, rows, Objects.requireNonNullElse(sent.get("remove-file"), List.of()), first(sent, "why"));
  }

  private static String first(MultiValueMap<String, String> sent, String name) {
    var value = sent.getFirst(name);
    var clean = value == null ? "" : value.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
    return clean.length() > LONGEST_FIELD ? clean.substring(0, clean.offsetByCodePoints(0, Math.min(LONGEST_FIELD, clean.codePointCount(0, clean.length())))) : clean;
  }

  private static CommitmentAudience audience(String word, Dialogue dialogue) {
    for (var audience : CommitmentAudience.values()) {
      if (audience.name().equals(word)) {
        return dialogue.atMost(audience);
      }
    }
    return dialogue.audience();
  }

  private static String key(String typed) {
    return typed.matches("[a-z0-9]{1,16}") ? typed : "";
  }

  public String part(AgreementPart part) {
    return parts.getOrDefault(part, "");
  }

  public boolean isFor(AgreementPart part, CommitmentAudience audience) {
    return audiences.get(part) == audience;
  }

  Problems check() {
    var problems = Problems.none();
    for (var part : AgreementPart.values()) {
      if (Letters.moreThan(AgreementText.LONGEST, part(part))) {
        problems.add("part-" + part.word(), "dialogue.problem.long", AgreementText.LONGEST);
      }
    }
    for (var i = 0; i < rows.size(); i++) {
      if (!rows.get(i).remove() && !rows.get(i).isEmpty()) {
        check(i, rows.get(i), problems);
      }
    }
    if (written().size() > AgreementText.MOST_PLEDGES) {
      problems.add("sentence-" + (rows.size() - 1), "dialogue.problem.pledges", AgreementText.MOST_PLEDGES);
    }
    if (Letters.moreThan(LONGEST_WHY, why)) {
      problems.add("why", "dialogue.problem.long", LONGEST_WHY);
    }
    return problems;
  }

  private static void check(int number, Row row, Problems problems) {
    if (row.sentence().isEmpty()) {
      problems.add("sentence-" + number, "dialogue.problem.sentence");
    } else if (Letters.moreThan(AgreementText.LONGEST_SENTENCE, row.sentence())) {
      problems.add("sentence-" + number, "dialogue.problem.long", AgreementText.LONGEST_SENTENCE);
    }
    var due = DialogueForm.day(row.due());
    if (due == null) {
      problems.add("due-" + number, "dialogue.problem.day");
    }
    if (Letters.moreThan(Commitments.LONGEST_SIGN, row.sign())) {
      problems.add("sign-" + number, "dialogue.problem.long", Commitments.LONGEST_SIGN);
    }
    if (Letters.moreThan(Commitments.LONGEST_OWED, row.owed())) {
      problems.add("owed-" + number, "dialogue.problem.long", Commitments.LONGEST_OWED);
    }
    if (!row.amount().isEmpty() && amount(row.amount()) == null) {
      problems.add("amount-" + number, "dialogue.problem.amount");
    }
    var trial = DialogueForm.day(row.trialUntil());
    if (!row.trialUntil().isEmpty() && trial == null) {
      problems.add("trial-" + number, "dialogue.problem.day");
    }
  }

  /// Kroner, as people write them: `12.500`, `12 500 kr.`
  static @Nullable Long amount(String typed) {
    var digits = typed.replaceAll("(?i)\\s|kr\\.?|\\.(?=\\d{3}(\\D|$))|,-$|,00$", "");
    return digits.matches("\\d{1,11}") ? Long.parseLong(digits) : null;
  }

  private List<Row> written() {
    return rows.stream().filter(row -> !row.remove() && !row.isEmpty()).toList();
  }

  /// Only of one that has no problems.
  ///
  /// @param kept the appendices that it has
  AgreementText text(List<Appendix> kept) {
    var pledges = new ArrayList<Pledge>();
    var places = new ArrayList<Integer>();
    for (var i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      if (!row.remove() && !row.isEmpty()) {
        pledges.add(pledge(row));
        places.add(row.place().matches("\\d{1,3}") ? Integer.parseInt(row.place()) * 2 - 1 : i * 2 + 2);
      }
    }
    var order = new ArrayList<Integer>();
    for (var i = 0; i < pledges.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(places::get));
    return new AgreementText(parts, audiences, order.stream().map(pledges::get).toList(), kept.stream().filter(it -> !removed.contains(it.name())).toList());
  }

  private static Pledge pledge(Row row) {
    return new Pledge(
        row.key().isEmpty() ? Agreements.freshKey() : row.key(),
        row.by(),
        row.sentence(),
        TypedDay.read(row.due()).orElseThrow(),
        row.sign(),
        row.amount().isEmpty() ? null : amount(row.amount()),
        row.owed(),
        TypedDay.read(row.trialUntil()).orElse(null),
        row.audience());
  }

  /// The same with an empty row for each side.
  AgreementForm withRoom(Dialogue dialogue) {
    var all = new ArrayList<>(rows);
    addFresh(all, dialogue);
    return new AgreementForm(revision, parts, audiences, all, removed, why);
  }

  AgreementForm withRevision(int other) {
    return new AgreementForm(other, parts, audiences, rows, removed, why);
  }
}
