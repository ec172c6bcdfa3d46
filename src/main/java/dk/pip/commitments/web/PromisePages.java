package dk.pip.commitments.web;

import dk.pip.commitments.Commitment;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.CommitmentCounts;
import dk.pip.commitments.CommitmentSource;
import dk.pip.commitments.CommitmentState;
import dk.pip.commitments.Contact;
import dk.pip.commitments.ContactId;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import dk.pip.thread.ThreadLine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the newsroom's pages of promises print.
public final class PromisePages {
  public static final String DESK = "/redaktion/loefter";

  private PromisePages() {}

  public static String address(Commitment it) {
    return DESK + "/" + it.id().value();
  }

  /// What the list is filtered by; all may be empty.
  public record Filter(@Nullable CommitmentState state, @Nullable ContactId owner, CommitmentSource.@Nullable Kind source, @Nullable CommitmentAudience audience, String words) {
    public String query(@Nullable CommitmentState other) {
      var query = new StringBuilder();
      add(query, "stand", other == null ? "" : other.word());
      add(query, "ejer", owner == null ? "" : owner.value().toString());
      add(query, "kilde", source == null ? "" : source.word());
      add(query, "hvem", audience == null ? "" : audience.word());
      add(query, "q", words);
      return query.toString();
    }

    private static void add(StringBuilder query, String name, String value) {
      if (!value.isEmpty()) {
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
      }
    }

    public boolean isEmpty() {
      return state == null && owner == null && source == null && audience == null && words.isEmpty();
    }
  }

  /// @param counts of all states, whichever is shown
  public record ListPage(
      List<Commitment> list, CommitmentCounts counts, Filter filter, Map<ContactId, Contact> contacts, List<ContactId> owners, int page, boolean more, boolean mayMake, Instant now) {
    public ListPage {
      list = List.copyOf(list);
    }

    public String tab(@Nullable CommitmentState state) {
      return DESK + filter.query(state);
    }

    public String pageAt(int other) {
      var query = filter.query(filter.state());
      return DESK + query + (query.isEmpty() ? "?" : "&") + "side=" + other;
    }

    public List<Contact> ownersByName() {
      return owners.stream().map(contacts::get).filter(contact -> contact != null).sorted(Comparator.comparing(contact -> contact.fullName().toLowerCase(Locale.ROOT))).toList();
    }

    public String facts(Commitment it, Texts texts) {
      var owner = contacts.get(it.terms().owner());
      var facts = new StringBuilder(StepView.when(it, texts));
      if (owner != null) {
        facts.append(" · ").append(owner.fullName());
      }
      if (!it.terms().place().isEmpty()) {
        facts.append(" · ").append(it.terms().place());
      }
      return facts.toString();
    }

    public String source(Commitment it, Texts texts) {
      return it.source().words().isEmpty() ? texts.get("commitments.source." + it.source().kind().word()) : it.source().words();
    }
  }

  /// @param it the one that is changed; null for a new one
  /// @param meanwhile what came since the form was opened
  public record FormPage(@Nullable Commitment it, PromiseForm form, List<String> known, Problems problems, List<StepView> meanwhile, Instant now) {
    public String action() {
      return it == null ? DESK : address(it) + "/ret";
    }
  }

  /// @param open which of the forms stands open
  /// @param typed what was typed there
  public record ShowPage(
      Commitment it,
      Contact owner,
      @Nullable Contact counterpart,
      String unit,
      List<StepView> steps,
      List<Contact> holders,
      AnswerForm answer,
      String open,
      Typed typed,
      List<String> known,
      Problems problems,
      boolean mayChange,
      boolean undoable,
      boolean reachable,
      ThreadLine thread,
      LocalDate today,
      Instant now) {

    public String address() {
      return PromisePages.address(it);
    }

    public boolean isOpen(String form) {
      return open.equals(form);
    }

    public String date(@Nullable LocalDate day, Texts texts) {
      return day == null ? "" : StepView.date(day, texts);
    }

    public String amount(Texts texts) {
      return StepView.kroner(it.terms().amount(), texts);
    }

    public String source(Texts texts) {
      var kind = texts.get("commitments.source." + it.source().kind().word());
      return it.source().words().isEmpty() ? kind : kind + ": " + it.source().words();
    }

    public List<StepView> newest() {
      return steps.reversed();
    }

    public List<CommitmentAudience> wider() {
      return Arrays.stream(CommitmentAudience.values()).filter(audience -> audience.isWiderThan(it.audience())).toList();
    }
  }

  /// What was typed into the small forms of a page.
  public record Typed(String why, String due, String owner, String title, String organisation, String mail) {
    static final Typed NOTHING = new Typed("", "", "", "", "", "");
  }

  /// Those outside who own promises or are promised something.
  public record ContactsPage(List<Contact> contacts, @Nullable ContactId wrong, Typed typed, Problems problems) {
    public ContactsPage {
      contacts = List.copyOf(contacts);
    }
  }
}
