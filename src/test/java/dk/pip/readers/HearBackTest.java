package dk.pip.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What comes back after a mailing.
class HearBackTest extends ReaderTest {
  private static final Readers readers = bean(Readers.class);

  @Test
  void givesAnAddressUpAfterFiveEditionsInARow() {
    var list = publicList("fuld");
    var reader = reader("fuld@en.example", list);
    for (var i = 1; i < Readers.PATIENCE; i++) {
      readers.struggled(reader, "452 4.2.2 Mailbox full", clock().instant());
    }
    assertThat(addresses(list)).hasSize(1);
    readers.reached(List.of(reader));
    for (var i = 1; i < Readers.PATIENCE; i++) {
      readers.struggled(reader, "452 4.2.2 Mailbox full", clock().instant());
    }
    assertThat(addresses(list)).hasSize(1);

    readers.struggled(reader, "452 4.2.2 Mailbox full", clock().instant());

    assertThat(addresses(list)).isEmpty();
    assertThat(readers.find(reader).orElseThrow())
        .returns(Reader.Stop.STRUGGLED, Reader::stoppedBecause)
        .returns("452 4.2.2 Mailbox full", Reader::diagnosis);
  }

  @Test
  void takesAComplaintForANoToEverythingButTheJob() {
    var job = list("job", ReaderList.Kind.STAFF, true);
    var club = list("klub", ReaderList.Kind.STAFF, false);
    var reader = reader("Sur@en.example", job, club);

    readers.complained(reader, clock().instant());
    readers.complained(reader, clock().instant());

    assertThat(addresses(club)).isEmpty();
    assertThat(addresses(job)).containsExactly("Sur@en.example");
    assertThat(bean(Suppressions.class).has("sur@EN.example")).isTrue();
  }

  @Test
  void unsubscribesByATokenOfAMail() {
    var list = publicList("post");
    var reader = reader("nej@tak.example", list);
    var token = bean(ReaderLinks.class).mailToken(reader, list, 7);

    assertThat(token).hasSizeLessThanOrEqualTo(45).matches("[a-z0-9-]+");
    assertThat(readers.unsubscribeByToken(token.toUpperCase(java.util.Locale.ROOT), clock().instant()))
        .isInstanceOfSatisfying(Unsubscription.Off.class, off -> assertThat(off.list().id()).isEqualTo(list));
    assertThat(readers.unsubscribeByToken(token, clock().instant())).isInstanceOf(Unsubscription.Off.class);
    assertThat(addresses(list)).isEmpty();
    assertThat(readers.unsubscribeByToken(token + "a", clock().instant())).isInstanceOf(Unsubscription.Unknown.class);
  }

  @Test
  void linksToPagesOfTheSite() {
    var list = publicList("links");
    var reader = reader("links@en.example", list);
    var links = bean(ReaderLinks.class);

    assertThat(links.page(reader)).startsWith("https://pip.ellebaek.example/laeser/");
    assertThat(links.unsubscribe(reader, list, 3)).startsWith("https://pip.ellebaek.example/afmeld/");
  }
}
