package dk.pip.people.web;

import dk.pip.people.Account;
import dk.pip.people.Audit;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who did what, a page of it.
///
/// @param accounts whose deeds can be looked for
/// @param acts the kinds of deeds that can be looked for, as catalogue keys
/// @param next the address of the page that goes on; null on the last
/// @param years how long it is kept
public record AuditPage(
    List<Audit.Entry> entries,
    AuditForm form,
    List<Account> accounts,
    List<String> acts,
    boolean first,
    @Nullable String next,
    int years) {
  public String who(Audit.Entry entry, Texts texts) {
    var who = AuditWords.who(entry, texts);
    return who.isEmpty() ? texts.get("people.audit.nobody") : who;
  }

  public String what(Audit.Entry entry, Texts texts) {
    return AuditWords.what(entry, texts);
  }

  public String when(Audit.Entry entry, Texts texts) {
    return Dates.dateAndTime(Dates.local(entry.at()), texts.language());
  }

  /// The kinds of deeds in the order of their words.
  public List<Choice> choices(Texts texts) {
    return acts.stream()
        .map(act -> new Choice(act, AuditWords.kind(act, texts)))
        .sorted(Comparator.comparing(Choice::words, Collator.getInstance(texts.language().locale())))
        .toList();
  }

  public record Choice(String act, String words) {}
}
