package dk.pip.readers.web;

import dk.pip.people.Account;
import dk.pip.people.StaffId;
import dk.pip.readers.ListId;
import dk.pip.readers.OwnPage;
import dk.pip.readers.Reader;
import dk.pip.readers.ReaderList;
import dk.pip.readers.ReaderLists;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the pages about lists print.
public final class ListPages {
  private ListPages() {}

  /// `1.204`, as the language writes it.
  public static String number(long number, Texts texts) {
    return NumberFormat.getIntegerInstance(texts.language().locale()).format(number);
  }

  /// All lists.
  ///
  /// @param gone how many addresses don't work
  /// @param lettersWaiting letters to single readers that are tried again
  /// @param lettersRefused those that could not be sent
  /// @param yours how many of them are on lists of whoever looks
  public record Overview(List<ReaderList> lists, Map<ListId, Long> active, long gone, long yours, long lettersWaiting, long lettersRefused) {
    public long readers(ReaderList list) {
      return active.getOrDefault(list.id(), 0L);
    }
  }

  /// @param id the list that is changed; null for a new one
  /// @param sections what the municipality has, to choose from
  public record Edit(
      @Nullable ReaderList list, ListForm form, Problems problems, List<Account> owners, List<String> sections) {
    public String address() {
      return list == null ? ListController.LISTS : ListController.LISTS + "/" + list.id().value();
    }
  }

  /// Those on a list.
  ///
  /// @param next the address of the following page; null on the last
  /// @param mail what was typed as the address of one who is to be on the list
  /// @param name what was typed as their name
  public record Show(
      ReaderList list,
      long active,
      String search,
      List<ReaderLists.Entry> entries,
      boolean first,
      @Nullable String next,
      @Nullable String owner,
      String mail,
      String name,
      Problems problems,
      Instant now) {
    public String address() {
      return ListController.LISTS + "/" + list.id().value();
    }

    public String state(ReaderLists.Entry entry, Texts texts) {
      return entry.reader().state(entry.leftAt(), now, texts);
    }
  }

  static String date(Instant at, Texts texts) {
    return Dates.date(Dates.local(at).toLocalDate(), texts.language());
  }

  /// Readers found by address or name.
  public record Search(String typed, List<Reader> found, boolean more, Instant now) {
    public String state(Reader reader, Texts texts) {
      return reader.state(null, now, texts);
    }
  }

  /// Addresses that don't work, first those on the lists of whoever looks.
  ///
  /// @param owners the names of those who look after lists
  public record Gone(List<ReaderLists.Gone> gone, StaffId me, Map<UUID, String> owners) {
    public List<ReaderLists.Gone> yours() {
      return gone.stream().filter(one -> one.isOwnedBy(me)).toList();
    }

    public List<ReaderLists.Gone> others() {
      return gone.stream().filter(one -> !one.isOwnedBy(me)).toList();
    }

    /// The lists that a reader is on, with who looks after them.
    public String places(ReaderLists.Gone one, Texts texts) {
      return one.lists().stream()
          .map(
              list -> {
                var owner = list.owner() == null || list.owner().equals(me.value()) ? null : owners.get(list.owner());
                return owner == null
                    ? texts.get("readers.gone.on", list.name())
                    : texts.get("readers.gone.on-owned", list.name(), owner);
              })
          .collect(Collectors.joining(" "));
    }

    public String since(Reader reader, Texts texts) {
      var stopped = reader.stoppedAt();
      return stopped == null ? "" : date(stopped, texts);
    }
  }

  /// All about one reader.
  public record Person(OwnPage own, Problems problems, @Nullable String typed, @Nullable String suggestion) {
    public String address() {
      return ListController.PATH + "/" + own.reader().id().value();
    }

    public String when(@Nullable Instant at, Texts texts) {
      return at == null ? "" : Dates.near(at, own.now(), texts);
    }

    public String state(Texts texts) {
      return own.reader().state(null, own.now(), texts);
    }
  }

  /// The form for other sites.
  ///
  /// @param markup to be copied; null when the site's address is not known
  public record Embed(@Nullable String markup) {}
}
