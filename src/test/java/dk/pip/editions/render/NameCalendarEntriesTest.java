package dk.pip.editions.render;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.Block;
import dk.pip.editions.Block.Invitation;
import dk.pip.testing.WebEditions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// An event keeps its name in people's calendars, whatever is done to the edition around it.
class NameCalendarEntriesTest {
  private static final Instant LATER = Instant.parse("2026-03-20T08:00:00Z");
  private static final LocalDateTime EVENING = LocalDateTime.of(2026, 4, 8, 19, 0);
  private static final Invitation MARKET = invitation("Loppemarked på havnen", EVENING, "Havnen");
  private static final Invitation CHOIR = invitation("Kor for alle", EVENING.plusDays(2), "Biblioteket");
  private static final Invitation WALK = invitation("Vandretur i skoven", EVENING.plusDays(4), "Skovkanten");

  @Test
  void keepsNamesWhenAnotherIsPutFirst() {
    assertThat(after(List.of(MARKET, CHOIR), WALK, MARKET, CHOIR).subList(1, 3)).isEqualTo(first(MARKET, CHOIR));
  }

  @Test
  void keepsNamesWhenTheOrderChangesAndOneGoes() {
    assertThat(after(List.of(MARKET, CHOIR, WALK), WALK, MARKET))
        .containsExactly(first(MARKET, CHOIR, WALK).get(2), first(MARKET, CHOIR, WALK).get(0));
  }

  @Test
  void countsOnlyTheChangesOfTheEventItself() {
    var moved = invitation("Kor for alle", EVENING.plusDays(3), "Biblioteket");
    var entries = after(List.of(MARKET, CHOIR), MARKET, moved);

    assertThat(entries.getFirst().sequence()).isZero();
    assertThat(entries.getLast())
        .isEqualTo(new CalendarEntry("kor-for-alle", first(MARKET, CHOIR).getLast().uid(), 1, LATER));
  }

  @Test
  void knowsAnEventWhoseTitleIsMended() {
    var mended = invitation("Kor for alle!", CHOIR.start(), CHOIR.place());

    assertThat(after(List.of(CHOIR), mended).getFirst().uid()).isEqualTo(first(CHOIR).getFirst().uid());
  }

  @Test
  void givesAnotherEventInTheSamePlaceAndAtTheSameTimeAnotherName() {
    var other = invitation("Foredrag om bier", MARKET.start(), MARKET.place());

    assertThat(after(List.of(MARKET), other).getFirst().uid()).isNotEqualTo(first(MARKET).getFirst().uid());
  }

  @Test
  void tellsTwoOfOneTitleApartByTheirTimes() {
    var second = invitation("Kor for alle", EVENING.plusDays(9), "Biblioteket");
    var third = invitation("Kor for alle", EVENING.plusDays(16), "Biblioteket");
    var names = first(CHOIR, second);

    assertThat(names).extracting(CalendarEntry::key).doesNotHaveDuplicates();
    assertThat(after(List.of(CHOIR, second), third, second, CHOIR).subList(1, 3)).isEqualTo(List.of(names.get(1), names.get(0)));
  }

  @Test
  void namesWhatIsWrittenInLettersThatNoAddressHas() {
    var arabic = invitation("يوم مفتوح", EVENING, "Kulturhuset");
    var emoji = invitation("🎪🎪", EVENING, "Torvet");

    assertThat(first(arabic, emoji)).extracting(CalendarEntry::key).containsExactly("2026-04-08", "2026-04-08-2");
  }

  @Test
  void neverGivesAnEventTheNameOfOneThatIsGone() {
    var entries = CalendarEntries.after(List.of(), Set.of("kor-for-alle"), WebEditions.manuscript(List.of(CHOIR)).edition(), WebEditions.march().imprint(), LATER);

    assertThat(entries.getFirst().key()).isEqualTo("kor-for-alle-2026-04-10");
  }

  private static List<CalendarEntry> first(Invitation... invitations) {
    return CalendarEntries.first(WebEditions.manuscript(List.<Block>of(invitations)).edition(), WebEditions.march().imprint());
  }

  private static List<CalendarEntry> after(List<Invitation> before, Invitation... now) {
    var names = first(before.toArray(Invitation[]::new));
    var known = new ArrayList<CalendarEntries.Known>();
    for (var i = 0; i < before.size(); i++) {
      known.add(new CalendarEntries.Known(before.get(i), names.get(i)));
    }
    var edition = WebEditions.manuscript(List.<Block>of(now)).edition();
    return CalendarEntries.after(known, Set.of(), edition, WebEditions.march().imprint(), LATER);
  }

  private static Invitation invitation(String title, LocalDateTime start, String place) {
    return new Invitation(title, start, null, place, null, null, null, null);
  }
}
